/** One site a line: name | other words for it | part of | side when a word implies it. Head, neck, spine. */
export const headAndSpineAnatomy = `
head | cranial, intracranial, cranium | |
brain | cerebral, brain parenchyma, cerebrum, parenchymal, intraparenchymal, intra axial, intracerebral | head |
cerebral hemisphere | hemisphere, hemispheric | brain |
frontal lobe | frontal, frontal region, frontoparietal | cerebral hemisphere |
parietal lobe | parietal, parietal region | cerebral hemisphere |
temporal lobe | temporal, temporal region | cerebral hemisphere |
occipital lobe | occipital, parietooccipital | cerebral hemisphere |
insula | insular, insular cortex | cerebral hemisphere |
hippocampus | hippocampi, mesial temporal lobe | temporal lobe |
basal ganglia | lentiform nucleus, putamen, globus pallidus, caudate nucleus, caudate head, gangliocapsular | cerebral hemisphere |
thalamus | thalami, thalamic | cerebral hemisphere |
internal capsule | external capsule | cerebral hemisphere |
corona radiata | centrum semiovale | white matter |
white matter | periventricular white matter, subcortical white matter, periventricular, deep white matter | cerebral hemisphere |
gray matter | cortex, cortical gray matter | cerebral hemisphere |
gray-white differentiation | gray white differentiation, gray white matter junction, grey white matter differentiation | brain |
corpus callosum | splenium, genu of the corpus callosum | brain |
cerebellum | cerebellar, cerebellar hemisphere, cerebellar tonsil, vermis | posterior fossa |
posterior fossa | infratentorial | brain |
brainstem | brain stem | posterior fossa |
pons | pontine | brainstem |
midbrain | | brainstem |
medulla | medulla oblongata, medullary | brainstem |
cerebellopontine angle | cp angle cistern, cpa | posterior fossa |
ventricles | ventricular system, lateral ventricle, ventricle, intraventricular, lateral ventricles, ventricular | brain |
third ventricle | | ventricles |
fourth ventricle | | ventricles |
sulci | sulcal, sulcus, cortical sulci | brain |
cisterns | basal cisterns, cistern, basilar cisterns | brain |
meninges | meningeal, dura, dural, leptomeninges, leptomeningeal, falx, tentorium, parafalcine | head |
subdural space | subdural | extra-axial space |
epidural space | epidural, extradural | extra-axial space |
subarachnoid space | subarachnoid | extra-axial space |
extra-axial space | extra axial, extraaxial | head |
pituitary gland | pituitary, hypophysis | sella |
sella | sellar, suprasellar, sella turcica, parasellar | head |
pineal gland | pineal, pineal region | brain |
internal auditory canal | internal auditory canals, iac | head |
cavernous sinus | cavernous sinuses | head |
dural sinus | venous sinus, transverse sinus, sagittal sinus, superior sagittal sinus, sigmoid sinus, dural venous sinuses | head |
cerebral artery | circle of willis, intracranial artery, intracranial arteries, intracranial vasculature, intracranial vessels | head |
middle cerebral artery | mca, mca territory, mca distribution | cerebral artery |
anterior cerebral artery | aca, anterior communicating artery, acom | cerebral artery |
posterior cerebral artery | pca, posterior communicating artery, pcom | cerebral artery |
basilar artery | basilar tip | cerebral artery |
vertebral artery | vertebral arteries | neck |
carotid artery | carotid, carotids, internal carotid artery, common carotid artery, ica, carotid bulb, external carotid artery, carotid bifurcation | neck |
skull | calvarium, calvarial, skull vault, bony calvarium | head |
skull base | clivus, sphenoid bone, petrous bone, petrous apex | skull |
temporal bone | petrous temporal bone | skull |
mastoid | mastoids, mastoid air cells, mastoid air cell | temporal bone |
middle ear | tympanic cavity, ossicles | temporal bone |
scalp | | head |
facial bones | face, facial, maxilla, maxillary, mandible, mandibular, zygoma, zygomatic arch, nasal bone | head |
orbit | orbits, orbital, intraorbital, globe, globes, retrobulbar | head |
optic nerve | optic nerves, optic chiasm | orbit |
paranasal sinuses | paranasal sinus, sinuses, sinonasal | head |
maxillary sinus | maxillary sinuses, maxillary antrum | paranasal sinuses |
frontal sinus | frontal sinuses | paranasal sinuses |
ethmoid sinus | ethmoid, ethmoid air cells, ethmoid sinuses | paranasal sinuses |
sphenoid sinus | sphenoid sinuses | paranasal sinuses |
nasal septum | | nasal cavity |
nasal cavity | nasal, turbinate, nasal turbinates | head |
nasopharynx | nasopharyngeal | pharynx |
oropharynx | oropharyngeal, tonsil, tonsillar, palatine tonsil, base of tongue, tongue base | pharynx |
hypopharynx | piriform sinus | pharynx |
pharynx | pharyngeal, parapharyngeal space, retropharyngeal, parapharyngeal | neck |
larynx | laryngeal, glottis, vocal cord, epiglottis, supraglottic, subglottic | neck |
oral cavity | tongue, floor of mouth | head |
parotid gland | parotid, parotid glands | salivary gland |
submandibular gland | submandibular, submandibular glands | salivary gland |
salivary gland | salivary glands | neck |
thyroid | thyroid gland, thyroid lobe, thyroid isthmus, isthmus | neck |
parathyroid gland | parathyroid | neck |
neck | soft tissues of the neck, supraclavicular, jugulodigastric | |
cervical lymph node | cervical lymph nodes, cervical node, jugulodigastric node, cervical nodal chain | neck |
jugular vein | internal jugular vein | neck |
temporomandibular joint | tmj, temporomandibular joints | head |
spine | spinal, spinal column, vertebral column | |
cervical spine | c spine, cervical | spine |
thoracic spine | t spine, dorsal spine, thoracic vertebrae, mid thoracic spine | spine |
lumbar spine | l spine, lumbar, lumbosacral spine, lumbosacral | spine |
sacrum | sacral, sacroiliac, sacral ala | spine |
coccyx | coccygeal | spine |
vertebra | vertebrae, vertebral body, vertebral bodies, vertebral, vertebral body heights, endplate, endplates | spine |
odontoid | dens, odontoid process | cervical spine |
pedicle | lamina, spinous process, transverse process, pars interarticularis, posterior elements | vertebra |
intervertebral disc | disc, disk, intervertebral disk, discs, disks, disc space, disk space, intervertebral disc spaces, disc spaces | spine |
spinal canal | central canal, thecal sac, canal | spine |
neural foramen | neural foramina, foramina, foraminal, neuroforamen, neural foramens, foramen | spine |
lateral recess | lateral recesses | spine |
facet joint | facet joints, facet, facets | spine |
spinal cord | cord, conus, conus medullaris, intramedullary | spine |
cauda equina | | spine |
nerve root | nerve roots | spine |
paraspinal soft tissues | paraspinal, paravertebral, prevertebral, prevertebral soft tissues | spine |
craniocervical junction | atlantoaxial, atlantooccipital | cervical spine |
`;
