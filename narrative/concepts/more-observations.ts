/** One concept a line: name | other words for it | is a | usual site. Children, vessels, joints, neck, heart, and signs of all regions. */
export const moreObservations = `
respiratory distress syndrome | surfactant deficiency, hyaline membrane disease, rds | | lung
transient tachypnea of the newborn | ttn, retained fetal lung fluid | | lung
bronchopulmonary dysplasia | chronic lung disease of prematurity | | lung
meconium aspiration | | aspiration | lung
pulmonary interstitial emphysema | | air collection | lung
congenital pulmonary airway malformation | cpam, ccam, congenital cystic adenomatoid malformation | lesion | lung
pulmonary sequestration | bronchopulmonary sequestration | lesion | lung
bronchogenic cyst | | cyst | mediastinum
congenital lobar overinflation | congenital lobar emphysema | hyperinflation | lung
croup | steeple sign | inflammation | larynx
epiglottitis | thumb sign | inflammation | larynx
necrotizing enterocolitis | nec | inflammation | bowel
pyloric stenosis | hypertrophic pyloric stenosis, ihps, thickened pylorus | stenosis | pylorus
malrotation | intestinal malrotation | | bowel
duodenal atresia | double bubble | | duodenum
hirschsprung disease | | | colon
meckel diverticulum | | | small bowel
neuroblastoma | | malignancy | adrenal gland
wilms tumor | nephroblastoma | renal mass | kidney
hepatoblastoma | | liver lesion | liver
vesicoureteral reflux | vur | | ureter
ureteropelvic junction obstruction | upj obstruction, pelviureteric junction obstruction, puj obstruction | hydronephrosis | kidney
posterior urethral valves | | | urethra
multicystic dysplastic kidney | mcdk | renal cyst | kidney
polycystic kidney disease | adpkd, polycystic kidneys | renal cyst | kidney
nephrocalcinosis | | calcification | kidney
duplex kidney | duplicated collecting system, duplex collecting system | normal variant | kidney
ectopic kidney | pelvic kidney | normal variant | kidney
renal agenesis | absent kidney, solitary kidney | | kidney
classic metaphyseal lesion | corner fracture, bucket handle fracture, metaphyseal corner fracture | fracture | bone
buckle fracture | torus fracture | fracture | bone
greenstick fracture | | fracture | bone
supracondylar fracture | supracondylar humerus fracture, supracondylar humeral fracture | fracture | humerus
physeal fracture | salter harris fracture, growth plate fracture, physeal injury | fracture | bone
clavicle fracture | clavicular fracture, fracture of the clavicle, fractured clavicle | fracture | clavicle
humeral fracture | humerus fracture, proximal humeral fracture, fracture of the humerus, fracture of the surgical neck | fracture | humerus
radial head fracture | fracture of the radial head, radial neck fracture | fracture | radial head
olecranon fracture | | fracture | elbow
forearm fracture | both bone forearm fracture, fracture of the radius, fracture of the ulna | fracture | forearm
metacarpal fracture | boxer fracture, boxers fracture | fracture | metacarpal
phalangeal fracture | fracture of the phalanx, finger fracture, toe fracture | fracture | phalanx
femoral fracture | femur fracture, femoral shaft fracture, fracture of the femur | fracture | femur
patellar fracture | patella fracture, fracture of the patella | fracture | patella
tibial plateau fracture | fracture of the tibial plateau | fracture | tibial plateau
tibial fracture | tibia fracture, fracture of the tibia, tibial shaft fracture, toddler fracture | fracture | tibia
fibular fracture | fibula fracture, fracture of the fibula, weber b fracture | fracture | fibula
calcaneal fracture | fracture of the calcaneus | fracture | calcaneus
metatarsal fracture | jones fracture, fracture of the metatarsal | fracture | metatarsal
lisfranc injury | lisfranc fracture, tarsometatarsal injury | ligament tear | lisfranc joint
occult fracture | | fracture | bone
odontoid fracture | dens fracture, fracture of the dens | fracture | odontoid
facet dislocation | jumped facet, perched facet, locked facet | dislocation | facet joint
perthes disease | legg calve perthes disease | avascular necrosis | hip
osgood-schlatter disease | | | tibia
clubfoot | talipes equinovarus | | foot
flat foot | pes planus | | foot
hallux valgus | bunion | malalignment | toe
genu varum | genu valgum, bow legs | malalignment | knee
tarsal coalition | | normal variant | foot
heterotopic ossification | myositis ossificans | calcification | soft tissue
joint space narrowing | loss of joint space, narrowed joint space, narrowing of the joint space, joint space loss | osteoarthritis | joint
subchondral sclerosis | sclerosis | degenerative change | bone
subchondral cyst | geode | degenerative change | bone
subchondral fracture | subchondral insufficiency fracture | fracture | bone
transient osteoporosis | | bone marrow edema | bone
paget disease | | bone lesion | bone
fibrous dysplasia | | bone lesion | bone
multiple myeloma | myeloma, plasmacytoma | malignancy | bone
giant cell tumor | | bone lesion | bone
nonossifying fibroma | fibrous cortical defect, fibroxanthoma | bone lesion | bone
osteoid osteoma | | bone lesion | bone
aneurysmal bone cyst | | bone lesion | bone
unicameral bone cyst | simple bone cyst | bone lesion | bone
rickets | metaphyseal fraying | | bone
tendon retraction | retracted tendon | tendon tear | tendon
biceps tendon tear | biceps rupture, tear of the biceps tendon, biceps tendon rupture | tendon tear | biceps tendon
achilles tendon tear | rupture of the achilles tendon, achilles rupture | tendon tear | achilles tendon
quadriceps tendon tear | quadriceps rupture | tendon tear | quadriceps tendon
patellar tendon tear | patellar tendon rupture | tendon tear | patellar tendon
adhesive capsulitis | frozen shoulder | inflammation | shoulder
epicondylitis | tennis elbow, lateral epicondylitis, medial epicondylitis | degenerative change | elbow
tfcc tear | triangular fibrocartilage tear | tear | triangular fibrocartilage
scapholunate dissociation | scapholunate widening, scapholunate diastasis | malalignment | wrist
mcl tear | medial collateral ligament tear, tear of the medial collateral ligament | ligament tear | medial collateral ligament
lcl tear | lateral collateral ligament tear | ligament tear | lateral collateral ligament
patellar dislocation | patellar subluxation | dislocation | patella
patella alta | patella baja | malalignment | patella
hoffa fat pad edema | fat pad impingement | edema | hoffa fat pad
plica | medial plica | normal variant | knee
morton neuroma | intermetatarsal neuroma | mass | foot
muscle edema | intramuscular edema, myositis | edema | muscle
muscle hematoma | intramuscular hematoma | hematoma | muscle
compartment syndrome | | | muscle
peripheral nerve sheath tumor | schwannoma, neurofibroma, nerve sheath tumor | mass | soft tissue
elastofibroma | | soft tissue mass | chest wall
pectus excavatum | pectus carinatum | | sternum
cervical rib | bifid rib | normal variant | rib
transitional vertebra | lumbosacral transitional vertebra, sacralization, lumbarization | normal variant | lumbar spine
hemivertebra | butterfly vertebra, segmentation anomaly | | vertebra
spina bifida | | | spine
myelomeningocele | meningocele | | spinal canal
diffuse idiopathic skeletal hyperostosis | dish | degenerative change | spine
ossification of the posterior longitudinal ligament | opll | | spinal canal
ankylosing spondylitis | bamboo spine, syndesmophyte | inflammatory arthritis | spine
lateral recess stenosis | lateral recess narrowing, subarticular stenosis | stenosis | lateral recess
epidural hematoma of the spine | spinal epidural hematoma | hematoma | epidural space
arachnoiditis | clumping of the nerve roots | inflammation | cauda equina
vertebral metastasis | spinal metastasis | bone metastasis | vertebra
intradural mass | intramedullary mass, intradural lesion | mass | spinal canal
mosaic attenuation | mosaic perfusion | | lung
crazy paving | | ground-glass opacity | lung
organizing pneumonia | cop, boop | interstitial lung disease | lung
hypersensitivity pneumonitis | | interstitial lung disease | lung
pneumoconiosis | silicosis, asbestosis | interstitial lung disease | lung
aspergilloma | fungus ball, mycetoma | infection | lung
lung abscess | pulmonary abscess | abscess | lung
septic emboli | septic embolus | embolism | lung
hydropneumothorax | | pneumothorax | pleura
bronchopleural fistula | | fistula | pleura
pulmonary arteriovenous malformation | pulmonary avm | arteriovenous malformation | lung
pulmonary artery enlargement | enlarged pulmonary artery, enlargement of the main pulmonary artery, dilated pulmonary artery, enlarged pulmonary trunk, dilated main pulmonary artery, prominent pulmonary artery | enlargement | pulmonary artery
bronchial obstruction | endobronchial lesion, endobronchial mass | obstruction of a passage | bronchus
obstruction of a passage | obstructing lesion | |
pericardial cyst | | cyst | pericardium
atrial septal defect | asd, patent foramen ovale, pfo | | heart
ventricular septal defect | vsd | | heart
patent ductus arteriosus | pda | | aorta
coarctation | coarctation of the aorta, aortic coarctation | stenosis | thoracic aorta
aberrant subclavian artery | aberrant right subclavian artery, arteria lusoria | normal variant | subclavian artery
right aortic arch | bovine arch, right sided aortic arch | normal variant | thoracic aorta
coronary anomaly | anomalous coronary artery, anomalous origin of the coronary artery | | coronary artery
myocardial bridging | myocardial bridge | normal variant | coronary artery
valve stenosis | aortic stenosis, aortic valve stenosis, mitral stenosis | stenosis | heart valve
valve regurgitation | mitral regurgitation, aortic regurgitation, aortic insufficiency, tricuspid regurgitation | | heart valve
vegetation | endocarditis | infection | heart valve
late gadolinium enhancement | delayed enhancement, lge | abnormal enhancement | myocardium
wall motion abnormality | hypokinesis, akinesis | | left ventricle
myocarditis | | inflammation | myocardium
penetrating aortic ulcer | penetrating atherosclerotic ulcer, pau | | aorta
aortic rupture | ruptured aneurysm, ruptured aortic aneurysm, contained rupture, aortic transection, aortic injury | | aorta
aortitis | large vessel vasculitis | vasculitis | aorta
peripheral arterial disease | peripheral vascular disease | atherosclerosis | artery
superficial thrombophlebitis | superficial venous thrombosis, thrombophlebitis | thrombus | vein
superior vena cava obstruction | svc obstruction, svc syndrome | occlusion | superior vena cava
inferior vena cava filter | ivc filter | support device | inferior vena cava
stent | endovascular stent, stent graft, endograft | support device |
mesenteric artery occlusion | sma occlusion, superior mesenteric artery occlusion, sma thrombus | occlusion | mesenteric artery
median arcuate ligament compression | | stenosis | celiac artery
nutcracker phenomenon | left renal vein compression | stenosis | vein
may-thurner configuration | iliac vein compression | stenosis | iliac vein
subclavian steal | | | subclavian artery
thoracic outlet syndrome | | | subclavian artery
fibromuscular dysplasia | beaded appearance | stenosis | artery
pseudoaneurysm | false aneurysm | aneurysm | artery
arteriovenous fistula | av fistula | fistula | artery
lymphocele | | fluid collection | pelvis
biloma | bile leak | fluid collection | liver
urinoma | urine leak | fluid collection | kidney
leak | anastomotic leak, contrast leak | |
mesenteric mass | mesenteric lesion, carcinoid | mass | mesentery
mesenteric panniculitis | misty mesentery, sclerosing mesenteritis | inflammation | mesentery
omental infarct | epiploic appendagitis | inflammation | mesentery
internal hernia | | hernia | bowel
femoral hernia | | hernia | groin
spigelian hernia | | hernia | abdominal wall
obturator hernia | | hernia | pelvis
incarcerated hernia | strangulated hernia | hernia | abdominal wall
small bowel mass | small bowel tumor | mass | small bowel
duodenal diverticulum | | diverticulosis | duodenum
toxic megacolon | megacolon | dilatation | colon
proctitis | | inflammation | rectum
perianal abscess | | abscess | anus
appendiceal mucocele | mucocele of the appendix | | appendix
cholecystostomy tube | | support device | gallbladder
biliary stent | cbd stent, common bile duct stent | support device | bile duct
ureteral stent | double j stent, jj stent, ureteric stent | support device | ureter
nephrostomy tube | percutaneous nephrostomy | support device | kidney
urinary catheter | foley catheter, foley | support device | bladder
drain | surgical drain, drainage catheter | support device |
gastrostomy tube | peg tube, g tube, percutaneous gastrostomy | support device | stomach
ventriculoperitoneal shunt | vp shunt, shunt catheter, ventriculostomy catheter, external ventricular drain, evd | support device | ventricles
porcelain gallbladder | | calcification | gallbladder
adenomyomatosis | | | gallbladder
gallbladder cancer | gallbladder carcinoma, gallbladder mass | mass | gallbladder
gallbladder distension | hydrops of the gallbladder, distended gallbladder | dilatation | gallbladder
primary sclerosing cholangitis | psc | cholangitis | bile duct
budd-chiari syndrome | hepatic vein thrombosis | thrombus | hepatic vein
hepatic congestion | nutmeg liver | | liver
perfusion anomaly | transient hepatic attenuation difference, thad | | liver
hemochromatosis | iron overload, iron deposition | | liver
pancreas divisum | annular pancreas | normal variant | pancreas
pancreatic neuroendocrine tumor | neuroendocrine tumor, insulinoma, pnet | mass | pancreas
pancreatic necrosis | necrotizing pancreatitis | pancreatitis | pancreas
pancreatic calcification | | calcification | pancreas
adrenal hemorrhage | | hemorrhage | adrenal gland
adrenal metastasis | | metastasis | adrenal gland
myelolipoma | adrenal myelolipoma | adrenal nodule | adrenal gland
perirenal hematoma | perinephric hematoma, subcapsular hematoma | hematoma | kidney
papillary necrosis | | necrosis | kidney
bladder diverticulum | | diverticulosis | bladder
bladder distension | distended bladder, urinary retention | dilatation | bladder
bladder rupture | | tear | bladder
urethral stricture | | stenosis | urethra
prostatitis | prostatic abscess | inflammation | prostate
prostate calcification | prostatic calcification | calcification | prostate
penile fracture | | tear | penis
epididymal cyst | spermatocele | cyst | epididymis
polycystic ovaries | polycystic ovarian morphology, pcos | | ovary
tubo-ovarian abscess | tuboovarian abscess, toa | abscess | adnexa
pelvic inflammatory disease | pid | inflammation | adnexa
uterine anomaly | bicornuate uterus, septate uterus, mullerian anomaly | normal variant | uterus
intrauterine device | iud | support device | uterus
subchorionic hemorrhage | subchorionic hematoma | hemorrhage | uterus
fetal demise | absent cardiac activity, no cardiac activity, no fetal heartbeat | | uterus
placenta previa | low lying placenta | | uterus
placental abruption | retroplacental hematoma | hemorrhage | uterus
oligohydramnios | | | uterus
polyhydramnios | | | uterus
fetal growth restriction | iugr | | uterus
hydrops fetalis | | | uterus
pelvic floor prolapse | cystocele, rectocele | | pelvis
pelvic congestion | pelvic varices | | pelvis
bartholin cyst | gartner cyst | cyst | vagina
ulcer | ulceration, ulcerated | |
leukoencephalopathy | posterior reversible encephalopathy syndrome, pres | | white matter
hypoxic ischemic injury | hypoxic ischemic encephalopathy, anoxic brain injury | ischemia | brain
periventricular leukomalacia | pvl | | white matter
germinal matrix hemorrhage | | intracranial hemorrhage | brain
diffuse axonal injury | dai, shear injury | | brain
cerebral contusion | brain contusion, hemorrhagic contusion | contusion | brain
pneumocephalus | intracranial air | air collection | head
normal pressure hydrocephalus | nph | hydrocephalus | ventricles
cerebral amyloid angiopathy | superficial siderosis | | brain
moyamoya | | stenosis | cerebral artery
cerebral artery stenosis | intracranial stenosis, mca stenosis, basilar artery stenosis | stenosis | cerebral artery
vertebral artery stenosis | | stenosis | vertebral artery
vertebral artery dissection | | dissection | vertebral artery
craniosynostosis | sagittal synostosis | | skull
dandy-walker malformation | mega cisterna magna | | posterior fossa
agenesis of the corpus callosum | callosal agenesis, dysgenesis of the corpus callosum | | corpus callosum
cortical dysplasia | focal cortical dysplasia, heterotopia, polymicrogyria | | brain
tuberous sclerosis | subependymal nodule, cortical tuber | | brain
ependymoma | medulloblastoma, pilocytic astrocytoma | brain mass | posterior fossa
craniopharyngioma | rathke cleft cyst | pituitary mass | sella
pineal mass | pineocytoma, germinoma | mass | pineal gland
epidermoid | epidermoid cyst | cyst | brain
lymphoma of the brain | cns lymphoma, primary cns lymphoma | brain mass | brain
mesial temporal lesion | | lesion | temporal lobe
subdural empyema | epidural empyema | abscess | subdural space
cavernous sinus thrombosis | | dural sinus thrombosis | cavernous sinus
carotid cavernous fistula | | fistula | cavernous sinus
carotid body tumor | paraganglioma, glomus tumor | mass | neck
thyroglossal duct cyst | | cyst | neck
branchial cleft cyst | | cyst | neck
cystic hygroma | lymphatic malformation, lymphangioma | cyst | neck
laryngocele | | | larynx
adenoid hypertrophy | enlarged adenoids, adenoidal hypertrophy | enlargement | nasopharynx
tonsillar hypertrophy | enlarged tonsils | enlargement | oropharynx
tonsillitis | | inflammation | oropharynx
nasopharyngeal mass | nasopharyngeal carcinoma | mass | nasopharynx
oropharyngeal mass | tonsillar carcinoma, base of tongue mass | mass | oropharynx
oral cavity mass | tongue cancer, floor of mouth mass | mass | oral cavity
nasal polyp | nasal polyposis, sinonasal polyposis | polyp | nasal cavity
concha bullosa | | normal variant | nasal cavity
air-fluid level | air fluid level | fluid collection |
cholesteatoma | | lesion | middle ear
otosclerosis | | | temporal bone
semicircular canal dehiscence | superior canal dehiscence | | temporal bone
jugular vein thrombosis | internal jugular vein thrombosis, lemierre syndrome | thrombus | jugular vein
parotitis | | inflammation | parotid gland
dental abscess | periapical lucency, periapical abscess, periapical disease | abscess | facial bones
dental caries | caries | | facial bones
tmj dysfunction | disc displacement of the tmj | | temporomandibular joint
orbital cellulitis | preseptal cellulitis, postseptal cellulitis, subperiosteal abscess | infection | orbit
thyroid eye disease | enlarged extraocular muscles, graves orbitopathy | enlargement | orbit
retinal detachment | | | orbit
globe rupture | ruptured globe | | orbit
lens dislocation | | dislocation | orbit
asymmetry | asymmetric density | |
restricted diffusion | diffusion restriction | |
surgical absence | surgically absent, surgically removed | postsurgical change |
herniation | | |
perforation | perforated | |
acute respiratory distress syndrome | ards | | lung
carious tooth | | | facial bones
tympanic membrane perforation | | | middle ear
mastectomy | | postsurgical change | breast
lumpectomy | lumpectomy scar, postlumpectomy change | postsurgical change | breast
breast implant | silicone implant, saline implant, breast implants | support device | breast
breast hematoma | | hematoma | breast
mastitis | breast abscess | infection | breast
fat necrosis | oil cyst | | breast
papilloma | intraductal papilloma, intraductal mass | breast mass | breast
phyllodes tumor | | breast mass | breast
radial scar | complex sclerosing lesion | architectural distortion | breast
skin retraction | | | breast
internal mammary lymphadenopathy | internal mammary adenopathy | lymphadenopathy | chest wall
supraclavicular lymphadenopathy | supraclavicular adenopathy | lymphadenopathy | neck
gastroduodenal hernia | paraesophageal hernia | hiatal hernia | stomach
achalasia | bird beak | | esophagus
esophageal perforation | boerhaave syndrome | leak | esophagus
zenker diverticulum | pharyngeal pouch | diverticulosis | pharynx
esophageal stricture | | stenosis | esophagus
gastric outlet obstruction | | obstruction of a passage | stomach
bezoar | | foreign body | stomach
aspiration of contrast | laryngeal penetration | | larynx
uptake | increased uptake, focal uptake, fdg uptake, hypermetabolism, hypermetabolic focus, hypermetabolic activity | |
tissue loss | volume deficit | |
`;
