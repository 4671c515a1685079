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
basal ganglia | gangliocapsular | cerebral hemisphere |
thalamus | thalami, thalamic | cerebral hemisphere |
internal capsule | external capsule | cerebral hemisphere |
corona radiata | | white matter |
white matter | deep white matter | cerebral hemisphere |
gray matter | cortex, cortical gray matter | cerebral hemisphere |
gray-white differentiation | gray white differentiation, gray white matter junction, grey white matter differentiation | brain |
corpus callosum | splenium, genu of the corpus callosum | brain |
cerebellum | cerebellar | posterior fossa |
posterior fossa | infratentorial | brain |
brainstem | brain stem | posterior fossa |
pons | pontine | brainstem |
midbrain | | brainstem |
medulla | medulla oblongata, medullary | brainstem |
cerebellopontine angle | cp angle cistern, cpa | posterior fossa |
ventricles | ventricular system, ventricle, intraventricular, ventricular | brain |
third ventricle | | ventricles |
fourth ventricle | | ventricles |
sulci | sulcal, sulcus, cortical sulci | brain |
cisterns | basal cisterns, cistern, basilar cisterns | brain |
meninges | meningeal, dura, dural, leptomeninges, leptomeningeal | head |
subdural space | subdural | extra-axial space |
epidural space | epidural, extradural | extra-axial space |
subarachnoid space | subarachnoid | extra-axial space |
extra-axial space | extra axial, extraaxial | head |
pituitary gland | pituitary, hypophysis | sella |
sella | sellar, suprasellar, sella turcica, parasellar | head |
pineal gland | pineal, pineal region | brain |
internal auditory canal | internal auditory canals, iac | head |
cavernous sinus | cavernous sinuses | head |
dural sinus | venous sinus, dural venous sinuses | head |
cerebral artery | circle of willis, intracranial artery, intracranial arteries, intracranial vasculature, intracranial vessels | head |
middle cerebral artery | mca, mca territory, mca distribution | cerebral artery |
anterior cerebral artery | aca | cerebral artery |
posterior cerebral artery | pca | cerebral artery |
basilar artery | basilar tip | cerebral artery |
vertebral artery | vertebral arteries | neck |
carotid artery | carotid, carotids | neck |
skull | calvarium, calvarial, skull vault, bony calvarium | head |
skull base | clivus, sphenoid bone, petrous bone, petrous apex | skull |
temporal bone | petrous temporal bone | skull |
mastoid | mastoids, mastoid air cells, mastoid air cell | temporal bone |
middle ear | tympanic cavity | temporal bone |
scalp | | head |
facial bones | face, facial | head |
orbit | orbits, orbital, intraorbital, retrobulbar | head |
optic nerve | optic nerves | orbit |
paranasal sinuses | paranasal sinus, sinuses, sinonasal | head |
maxillary sinus | maxillary sinuses, maxillary antrum | paranasal sinuses |
frontal sinus | frontal sinuses | paranasal sinuses |
ethmoid sinus | ethmoid, ethmoid air cells, ethmoid sinuses | paranasal sinuses |
sphenoid sinus | sphenoid sinuses | paranasal sinuses |
nasal septum | | nasal cavity |
nasal cavity | nasal, turbinate | head |
nasopharynx | nasopharyngeal | pharynx |
oropharynx | oropharyngeal, tonsil, tonsillar | pharynx |
hypopharynx | | pharynx |
pharynx | pharyngeal | neck |
larynx | laryngeal, glottis, supraglottic, subglottic | neck |
oral cavity | | head |
parotid gland | parotid, parotid glands | salivary gland |
submandibular gland | submandibular, submandibular glands | salivary gland |
salivary gland | salivary glands | neck |
thyroid | thyroid gland, isthmus | neck |
parathyroid gland | parathyroid | neck |
neck | soft tissues of the neck, jugulodigastric | |
cervical lymph node | cervical lymph nodes, cervical node, jugulodigastric node, cervical nodal chain | neck |
jugular vein | internal jugular vein | neck |
temporomandibular joint | tmj, temporomandibular joints | head |
spine | spinal, spinal column, vertebral column | |
cervical spine | c spine, cervical | spine |
thoracic spine | t spine, dorsal spine, thoracic vertebrae, mid thoracic spine | spine |
lumbar spine | l spine, lumbar, lumbosacral spine, lumbosacral | spine |
sacrum | sacral, sacroiliac | spine |
coccyx | coccygeal | spine |
vertebra | vertebrae, vertebral body, vertebral bodies, vertebral, vertebral body heights | spine |
odontoid | dens, odontoid process | cervical spine |
pedicle | lamina, posterior elements | vertebra |
intervertebral disc | disc, disk, intervertebral disk, discs, disks, disc space, disk space, intervertebral disc spaces, disc spaces | spine |
spinal canal | central canal, canal | spine |
neural foramen | neural foramina, foramina, foraminal, neuroforamen, neural foramens, foramen | spine |
lateral recess | lateral recesses | spine |
facet joint | facet joints, facet, facets | spine |
spinal cord | cord, intramedullary | spine |
cauda equina | | spine |
nerve root | nerve roots | spine |
paraspinal soft tissues | paraspinal, paravertebral | spine |
craniocervical junction | atlantooccipital | cervical spine |
`;
