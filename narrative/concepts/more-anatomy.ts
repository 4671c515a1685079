/** One site a line: name | other words for it | part of | side when a word implies it. Finer parts and further vessels, glands, nerves and spaces. */
export const moreAnatomy = `
left atrium | left atrial, left atrial appendage | atrium | left atrium=not-stated, left atrial=not-stated, left atrial appendage=not-stated
right atrium | right atrial | atrium | right atrium=not-stated, right atrial=not-stated
interventricular septum | ventricular septum | heart |
aortic valve | aortic leaflets | heart valve |
mitral valve | mitral leaflets, mitral annulus | heart valve |
tricuspid valve | | heart valve |
pulmonary valve | pulmonic valve | heart valve |
left main coronary artery | left main, left main stem | coronary artery | left main coronary artery=not-stated, left main=not-stated, left main stem=not-stated
obtuse marginal artery | obtuse marginal | coronary artery |
aortic arch | aortic knob, aortic knuckle, transverse arch | thoracic aorta |
descending aorta | descending thoracic aorta | thoracic aorta |
aortic root | sinus of valsalva, sinuses of valsalva | ascending aorta |
aortic bifurcation | | abdominal aorta |
infrarenal aorta | infrarenal abdominal aorta, infrarenal | abdominal aorta |
aortic isthmus | | thoracic aorta |
superior mesenteric artery | sma | mesenteric artery |
inferior mesenteric artery | ima | mesenteric artery |
superior mesenteric vein | smv, mesenteric vein | vein |
gonadal vein | ovarian vein, testicular vein | vein |
renal vein | renal veins | vein |
common iliac artery | common iliac | iliac artery |
external iliac artery | external iliac | iliac artery |
internal iliac artery | internal iliac, hypogastric artery | iliac artery |
splenic artery | | artery |
gastroduodenal artery | gda | artery |
brachiocephalic vein | innominate vein | vein |
brachiocephalic artery | innominate artery | artery |
axillary artery | | artery |
axillary vein | | vein |
brachial artery | | artery |
radial artery | ulnar artery | artery |
common femoral artery | cfa | femoral artery |
superficial femoral artery | sfa | femoral artery |
profunda femoris artery | deep femoral artery, profunda | femoral artery |
anterior tibial artery | | artery |
posterior tibial artery | | artery |
peroneal artery | fibular artery, dorsalis pedis artery | artery |
common femoral vein | cfv | femoral vein |
calf vein | calf veins, posterior tibial vein, posterior tibial veins, peroneal vein, peroneal veins, soleal vein, gastrocnemius vein | vein |
great saphenous vein | gsv, long saphenous vein | saphenous vein |
small saphenous vein | short saphenous vein, lesser saphenous vein | saphenous vein |
azygos vein | azygos | mediastinum |
internal carotid artery | ica | carotid artery |
external carotid artery | eca | carotid artery |
common carotid artery | cca | carotid artery |
carotid bulb | carotid bifurcation | carotid artery |
carotid siphon | cavernous carotid, supraclinoid ica | internal carotid artery |
anterior communicating artery | acom, acomm | cerebral artery |
posterior communicating artery | pcom, pcomm | cerebral artery |
superior sagittal sinus | sagittal sinus | dural sinus |
transverse sinus | | dural sinus |
sigmoid sinus | | dural sinus |
straight sinus | | dural sinus |
caudate nucleus | caudate head | basal ganglia |
putamen | lentiform nucleus, lentiform | basal ganglia |
globus pallidus | | basal ganglia |
centrum semiovale | | white matter |
periventricular white matter | periventricular | white matter |
subcortical white matter | juxtacortical, juxtacortical white matter, subcortical | white matter |
amygdala | | temporal lobe |
cerebellar hemisphere | cerebellar hemispheres | cerebellum |
cerebellar vermis | vermis | cerebellum |
cerebellar tonsil | cerebellar tonsils | cerebellum |
cerebellar peduncle | middle cerebellar peduncle | brainstem |
lateral ventricle | lateral ventricles, occipital horn, occipital horns, frontal horn, frontal horns, temporal horn, temporal horns | ventricles |
cerebral aqueduct | aqueduct, aqueduct of sylvius | ventricles |
falx | falx cerebri, parafalcine | meninges |
tentorium | tentorial, tentorium cerebelli | meninges |
cerebral convexity | convexity | brain |
sylvian fissure | sylvian | brain |
interhemispheric fissure | | brain |
optic chiasm | chiasm | optic nerve |
infundibulum | pituitary stalk | pituitary gland |
meckel cave | | skull base |
jugular foramen | | skull base |
foramen magnum | | skull base |
cochlea | semicircular canals, semicircular canal, vestibule, inner ear | temporal bone |
external auditory canal | eac | temporal bone |
ossicles | ossicular chain, incus, malleus, stapes | middle ear |
mandible | mandibular, mandibular condyle, mandibular ramus | facial bones |
maxilla | maxillary, alveolar ridge, hard palate | facial bones |
zygoma | zygomatic arch, zygomatic, zygomaticomaxillary complex | facial bones |
nasal bone | nasal bones | facial bones |
orbital floor | | orbit |
lamina papyracea | medial orbital wall | orbit |
extraocular muscles | medial rectus, inferior rectus, lateral rectus, superior rectus, extraocular muscle | orbit |
lacrimal gland | lacrimal | orbit |
globe | globes, eyeball | orbit |
nasal turbinates | inferior turbinate, middle turbinate, concha | nasal cavity |
ostiomeatal complex | omc, ostiomeatal unit | paranasal sinuses |
adenoids | adenoid, adenoidal | nasopharynx |
palatine tonsil | palatine tonsils, peritonsillar | oropharynx |
base of tongue | tongue base | oropharynx |
tongue | oral tongue | oral cavity |
floor of mouth | sublingual space | oral cavity |
piriform sinus | pyriform sinus | hypopharynx |
vocal cord | vocal cords, vocal fold | larynx |
epiglottis | epiglottic | larynx |
parapharyngeal space | parapharyngeal | neck |
retropharyngeal space | retropharyngeal | neck |
masticator space | masseter, pterygoid | neck |
supraclavicular fossa | supraclavicular, supraclavicular region | neck |
thyroid isthmus | | thyroid |
thyroid lobe | | thyroid |
thyroglossal tract | | neck |
submental region | submental | neck |
teeth | tooth, molar, dental | facial bones |
lung segment | pulmonary segment | lung |
subsegmental pulmonary artery | subsegmental | segmental pulmonary artery |
minor fissure | horizontal fissure | fissure |
major fissure | oblique fissure | fissure |
main bronchus | mainstem bronchus, main stem bronchus | bronchus |
pericardiophrenic angle | cardiophrenic angle, pericardial fat pad | chest |
thoracic inlet | | chest |
internal mammary region | internal mammary, parasternal | chest wall |
manubrium | | sternum |
costochondral junction | costal cartilage | rib |
sternoclavicular joint | sternoclavicular | chest wall |
inframammary fold | | breast |
upper breast | upper hemisphere of the breast | breast |
lower breast | | breast |
inner breast | medial breast | breast |
outer breast | lateral breast | breast |
hepatic hilum | porta hepatis, liver hilum | liver |
falciform ligament | | liver |
cystic duct | | bile duct |
common bile duct | cbd, common duct, distal common bile duct | bile duct |
common hepatic duct | chd | bile duct |
intrahepatic bile ducts | intrahepatic ducts, intrahepatic biliary radicles, ihbr, intrahepatic biliary tree | bile duct |
ampulla | ampulla of vater, ampullary | bile duct |
gallbladder neck | | gallbladder |
gallbladder fundus | | gallbladder |
uncinate process | | pancreatic head |
pancreatic neck | neck of the pancreas | pancreas |
splenic hilum | perisplenic | spleen |
adrenal limb | | adrenal gland |
renal cortex | cortical | kidney |
renal medulla | | kidney |
renal sinus | renal hilum | kidney |
calyx | calyces, calyceal | renal pelvis |
proximal ureter | upper ureter, proximal left ureter, proximal right ureter | ureter | proximal left ureter=left, proximal right ureter=right
mid ureter | | ureter |
distal ureter | lower ureter, distal left ureter, distal right ureter | ureter | distal left ureter=left, distal right ureter=right
vesicoureteric junction | vuj | ureterovesical junction |
pelviureteric junction | puj | ureteropelvic junction |
bladder neck | bladder base | bladder |
perinephric space | perinephric, perirenal | retroperitoneum |
psoas muscle | psoas, iliopsoas | muscle |
gastric antrum | antrum of the stomach, antral | stomach |
gastric fundus | | stomach |
pylorus | pyloric, pyloric channel, pyloric muscle | stomach |
gastroesophageal junction | ge junction, gej | esophagus |
duodenal bulb | | duodenum |
ileocecal valve | ileocaecal valve | terminal ileum |
rectosigmoid colon | rectosigmoid, rectosigmoid junction | colon |
mesorectum | mesorectal, mesorectal fascia | rectum |
anal canal | anal | anus |
omentum | omental, greater omentum | mesentery |
paracolic gutter | paracolic gutters | peritoneum |
subphrenic space | subphrenic, subdiaphragmatic | peritoneum |
lesser sac | | peritoneum |
morison pouch | hepatorenal space, hepatorenal recess | peritoneum |
ischiorectal fossa | ischioanal fossa | pelvis |
presacral space | presacral | pelvis |
pelvic side wall | pelvic sidewall | pelvis |
umbilicus | umbilical, periumbilical | abdominal wall |
rectus muscle | rectus abdominis, rectus sheath | abdominal wall |
iliac fossa | right iliac fossa, left iliac fossa, rif, lif | abdomen | rif=right, lif=left, right iliac fossa=right, left iliac fossa=left
flank | | abdomen |
myometrium | myometrial | uterus |
uterine fundus | | uterus |
uterine cavity | | uterus |
amniotic fluid | amniotic sac, liquor | uterus |
cerebrospinal fluid | csf, csf space, csf spaces | brain |
placenta | placental | uterus |
fetus | fetal | uterus |
broad ligament | | adnexa |
prostate apex | apex of the prostate, prostatic apex | prostate |
prostate base | base of the prostate, prostatic base | prostate |
mid gland | midgland | prostate |
central zone | | prostate |
anterior fibromuscular stroma | | prostate |
spermatic cord | pampiniform plexus | scrotum |
acromioclavicular joint | ac joint, acromioclavicular | shoulder |
subacromial bursa | subacromial subdeltoid bursa, subdeltoid bursa, subacromial | shoulder |
coracoid process | coracoid | scapula |
glenohumeral joint | glenohumeral | shoulder |
greater tuberosity | | humeral head |
bicipital groove | | shoulder |
surgical neck of humerus | surgical neck | humerus |
olecranon | | elbow |
radial head | radial neck | radius |
capitellum | | elbow |
medial epicondyle | common flexor tendon | elbow |
lateral epicondyle | common extensor tendon | elbow |
ulnar collateral ligament | ucl | elbow |
distal radius | | radius |
ulnar styloid | | ulna |
distal radioulnar joint | druj | wrist |
scapholunate interval | | wrist |
median nerve | | carpal tunnel |
trapezium | trapezoid, pisiform | wrist |
metacarpophalangeal joint | mcp joint | hand |
interphalangeal joint | pip joint, dip joint | hand |
carpometacarpal joint | cmc joint | hand |
distal phalanx | tuft | phalanx |
proximal phalanx | | phalanx |
middle phalanx | | phalanx |
ilium | iliac bone, iliac crest, iliac wing | bony pelvis |
ischium | ischial, ischial tuberosity | bony pelvis |
pubis | pubic ramus, pubic rami, superior pubic ramus, inferior pubic ramus, pubic bone | bony pelvis |
pubic symphysis | symphysis pubis | bony pelvis |
sacral ala | | sacrum |
iliopsoas bursa | | hip |
gluteal tendon | gluteus medius, gluteus minimus, gluteus maximus | hip |
lesser trochanter | | hip |
femoral shaft | | femur |
distal femur | supracondylar femur | femur |
hamstring | hamstrings, hamstring tendon, biceps femoris | thigh |
quadriceps | quadriceps muscle, vastus lateralis, vastus medialis, rectus femoris | thigh |
adductor | adductors | thigh |
trochlear groove | femoral trochlea | knee |
patellofemoral joint | patellofemoral compartment, patellofemoral | knee |
posterolateral corner | popliteus tendon | knee |
iliotibial band | it band | knee |
posterior horn of medial meniscus | posterior horn of the medial meniscus, body of the medial meniscus, posterior root of the medial meniscus | medial meniscus |
anterior horn of lateral meniscus | anterior horn of the lateral meniscus, posterior horn of the lateral meniscus, body of the lateral meniscus | lateral meniscus |
calf | gastrocnemius, soleus | leg |
tibial shaft | | tibia |
fibular head | proximal fibula | fibula |
distal fibula | | fibula |
lateral malleolus | | ankle |
medial malleolus | | ankle |
posterior malleolus | | ankle |
syndesmosis | tibiofibular joint, distal tibiofibular joint | ankle |
ankle mortise | | ankle |
talar dome | | talus |
subtalar joint | subtalar | foot |
peroneal tendon | peroneus brevis, peroneus longus, peroneal tendons | ankle |
posterior tibial tendon | tibialis posterior, tibialis posterior tendon | ankle |
sinus tarsi | | foot |
plantar fascia | | foot |
cuboid | | foot |
cuneiform | | foot |
metatarsal head | | metatarsal |
metatarsophalangeal joint | mtp joint, first mtp joint | foot |
great toe | hallux | toe |
sciatic nerve | | thigh |
ulnar nerve | cubital tunnel | elbow |
lumbosacral plexus | | pelvis |
prevertebral soft tissues | prevertebral | spine |
endplate | endplates, superior endplate, inferior endplate | vertebra |
spinous process | | vertebra |
transverse process | | vertebra |
pars interarticularis | | vertebra |
atlas | c1 ring, lateral mass of c1 | cervical spine |
atlantoaxial joint | atlantoaxial, atlantodental interval | craniocervical junction |
conus | conus medullaris | spinal cord |
thecal sac | dural sac | spinal canal |
filum terminale | filum | cauda equina |
posterior longitudinal ligament | pll, anterior longitudinal ligament | spine |
ligamentum flavum | | spine |
growth plate | physis, epiphysis, metaphysis, metaphyseal, epiphyseal, physeal | bone |
diaphysis | shaft, diaphyseal | bone |
bone marrow | marrow | bone |
nerve | nerves, neural | soft tissue |
`;
