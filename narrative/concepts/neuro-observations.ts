/** One concept a line: name | other words for it | is a | usual site. Brain, head, neck and spinal canal. */
export const neuroObservations = `
intracranial hemorrhage | intracranial haemorrhage, intracranial bleed, intracranial bleeding, ich, brain hemorrhage, cerebral hemorrhage | hemorrhage | brain
intraparenchymal hemorrhage | intracerebral hemorrhage, parenchymal hemorrhage, intracerebral hematoma, intraparenchymal hematoma | intracranial hemorrhage | brain
subarachnoid hemorrhage | sah, subarachnoid blood | intracranial hemorrhage | subarachnoid space
subdural hematoma | subdural hemorrhage, sdh, subdural collection, chronic subdural, subdural bleed | intracranial hemorrhage | subdural space
epidural hematoma | extradural hematoma, epidural hemorrhage, edh | intracranial hemorrhage | epidural space
intraventricular hemorrhage | ivh, intraventricular blood | intracranial hemorrhage | ventricles
microhemorrhage | microbleed, cerebral microbleed, susceptibility focus | intracranial hemorrhage | brain
extra-axial collection | extraaxial collection, extra axial fluid collection, subdural hygroma, hygroma, subdural effusion | fluid collection | extra-axial space
acute infarct | acute infarction, acute ischemic stroke, acute stroke, acute ischemia, cerebral infarction, acute territorial infarct, large territorial infarction, territorial infarct, evolving infarct, cytotoxic edema, stroke, cva | infarct | brain
infarct | infarction | ischemia |
ischemia | ischemic change, ischaemic change, ischemic | |
lacunar infarct | lacune, lacunar infarction, chronic lacunar infarct | infarct | brain
chronic infarct | old infarct, encephalomalacia, remote infarct, remote infarction, gliosis | infarct | brain
small vessel disease | white matter disease, microangiopathic change, chronic small vessel ischemic change, leukoaraiosis, microvascular disease, chronic microvascular ischemic change, periventricular white matter change, microvascular ischemic disease, small vessel ischemic disease, microangiopathy | ischemia | white matter
white matter lesion | white matter hyperintensity, t2 hyperintense focus, flair hyperintensity, t2 hyperintensity, hyperintense lesion, hyperintense focus, t2 flair hyperintensity | lesion | white matter
demyelination | demyelinating lesion, demyelinating disease, multiple sclerosis, demyelinating plaque, demyelinating process, ms plaque | white matter lesion | white matter
brain mass | extra axial mass, intracranial mass, brain tumor, intra axial mass, brain lesion, intracranial lesion, intracranial tumor | mass | brain
glioma | glioblastoma, astrocytoma, gbm, oligodendroglioma, high grade glioma, low grade glioma | brain mass | brain
meningioma | meningiomas | brain mass | meninges
brain metastasis | cerebral metastasis, brain metastases, intracranial metastasis | metastasis | brain
vestibular schwannoma | acoustic neuroma, acoustic schwannoma | mass | internal auditory canal
pituitary mass | pituitary adenoma, pituitary microadenoma, pituitary macroadenoma, sellar mass, pituitary lesion, microadenoma, macroadenoma | mass | pituitary gland
empty sella | partially empty sella | | sella
pineal cyst | | cyst | pineal gland
arachnoid cyst | | cyst | brain
colloid cyst | | cyst | third ventricle
mass effect | local mass effect | | brain
midline shift | shift of the midline, shift of midline structures | mass effect | brain
brain herniation | uncal herniation, tonsillar herniation, subfalcine herniation, cerebral herniation | mass effect | brain
cerebral edema | brain edema, brain swelling, sulcal effacement, vasogenic edema, effacement of the sulci, diffuse cerebral swelling | edema | brain
hydrocephalus | ventriculomegaly, enlarged ventricles, ventricular enlargement, dilated ventricles, ventricular dilatation, ventricles are enlarged | dilatation | ventricles
cerebral atrophy | brain atrophy, volume loss of the brain, cortical atrophy, involutional change, parenchymal volume loss, cerebral volume loss, generalized atrophy | atrophy | brain
hippocampal sclerosis | mesial temporal sclerosis, hippocampal atrophy | | hippocampus
cerebral aneurysm | intracranial aneurysm, berry aneurysm, cerebral artery aneurysm, mca aneurysm | aneurysm | cerebral artery
arteriovenous malformation | avm, vascular malformation | |
dural arteriovenous fistula | davf | fistula | meninges
cavernous malformation | cavernoma | | brain
developmental venous anomaly | dva, venous angioma | normal variant | brain
large vessel occlusion | lvo, mca occlusion, basilar occlusion, hyperdense mca, hyperdense vessel, hyperdense mca sign, hyperdense vessel sign, dense mca sign, hyperdense basilar artery | occlusion | cerebral artery
dural sinus thrombosis | venous sinus thrombosis, cerebral venous thrombosis, sinus thrombosis | thrombus | dural sinus
carotid stenosis | carotid artery stenosis, internal carotid stenosis, carotid plaque | stenosis | carotid artery
carotid dissection | carotid artery dissection | dissection | carotid artery
leptomeningeal enhancement | meningeal enhancement, meningitis, dural enhancement, pachymeningeal enhancement | abnormal enhancement | meninges
encephalitis | cerebritis, ventriculitis | infection | brain
brain abscess | cerebral abscess | abscess | brain
chiari malformation | tonsillar ectopia, cerebellar ectopia, chiari i | | cerebellum
skull fracture | calvarial fracture, skull base fracture, depressed skull fracture, fracture of the skull | fracture | skull
facial fracture | facial bone fracture, orbital fracture, nasal bone fracture, zygomatic fracture, mandibular fracture, blowout fracture, maxillary fracture, fracture of the mandible | fracture | facial bones
scalp hematoma | scalp swelling, scalp contusion | hematoma | scalp
sinusitis | sinus disease, mucosal thickening, sinus mucosal thickening, sinus opacification, paranasal sinus disease | inflammation | paranasal sinuses
retention cyst | mucous retention cyst, mucus retention cyst | cyst | paranasal sinuses
mastoid effusion | mastoiditis, mastoid opacification, mastoid air cell opacification | effusion | mastoid
otitis media | middle ear effusion | inflammation | middle ear
septal deviation | deviated nasal septum, nasal septal deviation, deviated septum, septal spur | | nasal septum
orbital mass | intraorbital mass | mass | orbit
proptosis | exophthalmos | | orbit
optic neuritis | optic nerve enhancement | inflammation | optic nerve
thyroid nodule | thyroid lesion | nodule | thyroid
thyroid cancer | papillary thyroid carcinoma, thyroid carcinoma | malignancy | thyroid
goiter | goitre, enlarged thyroid, thyromegaly, multinodular goiter, multinodular thyroid | enlargement | thyroid
thyroiditis | hashimoto thyroiditis | inflammation | thyroid
thyroid cyst | colloid nodule, colloid cyst of the thyroid, thyroid colloid cyst | cyst | thyroid
parathyroid adenoma | | mass | parathyroid gland
cervical lymphadenopathy | cervical adenopathy, enlarged cervical lymph node, neck adenopathy, nodal enlargement | lymphadenopathy | neck
neck mass | | mass | neck
parotid mass | parotid tumor, pleomorphic adenoma, parotid lesion | mass | parotid gland
sialolithiasis | salivary stone, sialadenitis | stone | salivary gland
tonsillar abscess | peritonsillar abscess, retropharyngeal abscess | abscess | pharynx
laryngeal mass | laryngeal cancer, glottic mass | mass | larynx
vocal cord paralysis | | | larynx
disc herniation | disk herniation, disc protrusion, disk protrusion, disc extrusion, disk extrusion, herniated disc, herniated disk, herniated nucleus pulposus, hnp, sequestered fragment, protrusion, extrusion | disc disease | intervertebral disc
disc bulge | disk bulge, bulging disc, bulging disk, annular bulge, disc osteophyte complex, disk osteophyte complex | disc disease | intervertebral disc
disc disease | degenerative disc disease, degenerative disk disease, ddd, disc degeneration, disk degeneration, disc space narrowing, disk space narrowing, disc desiccation, disk desiccation, loss of disc height, disc height loss | degenerative change | intervertebral disc
annular fissure | annular tear | disc disease | intervertebral disc
spinal stenosis | spinal canal stenosis, central canal stenosis, canal stenosis, canal narrowing, central stenosis | stenosis | spinal canal
foraminal stenosis | foraminal narrowing, neural foraminal narrowing, neuroforaminal narrowing, foraminal encroachment, neural foraminal stenosis | stenosis | neural foramen
nerve root compression | nerve root impingement, nerve impingement, impingement of the nerve root, nerve root displacement, compressing the nerve root, compresses the nerve root, impinging on the nerve root, impinging upon the nerve root, contacting the nerve root, compression of the nerve root, displacing the nerve root, impingement on the nerve root, abutting the nerve root, nerve root contact | | nerve root
cord compression | spinal cord compression, compression of the cord, cauda equina compression | | spinal cord
cord signal abnormality | myelopathy, cord edema, myelomalacia, abnormal cord signal, myelitis, transverse myelitis, cord lesion | lesion | spinal cord
syrinx | syringomyelia, hydromyelia | | spinal cord
tethered cord | low lying conus | | spinal cord
epidural lipomatosis | epidural lipoma | | epidural space
epidural abscess | spinal epidural abscess | abscess | epidural space
discitis | spondylodiscitis, discitis osteomyelitis | infection | intervertebral disc
spondylolisthesis | anterolisthesis, retrolisthesis, listhesis | malalignment | spine
spondylolysis | pars defect | fracture | spine
facet arthropathy | facet hypertrophy, facet arthrosis, facet joint arthropathy, facet degeneration | osteoarthritis | facet joint
ligamentum flavum hypertrophy | ligamentum flavum thickening | thickening | spine
tarlov cyst | perineural cyst | cyst | sacrum
synovial cyst of the facet | facet cyst | cyst | facet joint
scoliosis | dextroscoliosis, levoscoliosis, curvature of the spine | malalignment | spine
kyphosis | exaggerated kyphosis | malalignment | spine
straightening of lordosis | loss of lordosis, straightening of the cervical lordosis, reversal of lordosis | malalignment | spine
vertebral hemangioma | hemangioma of the vertebral body | hemangioma | vertebra
compression fracture | vertebral compression fracture, vertebral fracture, wedge fracture, burst fracture, vertebral body fracture, compression deformity, vertebral height loss, vertebral collapse, endplate fracture, loss of vertebral height, wedge deformity, wedging of the vertebral body, fracture of the vertebral body, vertebra plana, collapse of the vertebral body, anterior wedging, biconcave deformity, vertebral deformity | fracture | vertebra
schmorl node | | degenerative change | vertebra
modic change | endplate change, endplate degenerative change | degenerative change | vertebra
`;
