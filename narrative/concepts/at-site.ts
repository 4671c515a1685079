/**
 * What a wide observation is called at a site: observation | site (or any part of it; none: where no site is known) | the name there.
 */
export const atSite = `
fatty infiltration | liver | hepatic steatosis
fatty infiltration | muscle | muscle atrophy
surgical absence | gallbladder | cholecystectomy
opacity | paranasal sinuses | sinusitis
opacity | mastoid | mastoid effusion
fluid collection | mastoid | mastoid effusion
thickening | paranasal sinuses | sinusitis
fluid collection | pleura | pleural effusion
fluid collection | pericardium | pericardial effusion
fluid collection | joint | joint effusion
effusion | joint | joint effusion
effusion | knee | joint effusion
effusion | hip | joint effusion
effusion | ankle | joint effusion
effusion | elbow | joint effusion
effusion | shoulder | joint effusion
effusion | wrist | joint effusion
effusion | foot | joint effusion
effusion | hand | joint effusion
effusion | lung | pleural effusion
effusion | chest | pleural effusion
perforation | bowel | bowel perforation
perforation | appendix | bowel perforation
perforation | stomach | bowel perforation
perforation | triangular fibrocartilage | tfcc tear
tear | triangular fibrocartilage | tfcc tear
dilatation | left ventricle | ventricular enlargement of the heart
dilatation | right ventricle | ventricular enlargement of the heart
dilatation | atrium | atrial enlargement
dilatation | heart | cardiomegaly
enlargement | left ventricle | ventricular enlargement of the heart
enlargement | right ventricle | ventricular enlargement of the heart
enlargement | atrium | atrial enlargement
herniation | brain | brain herniation
herniation | intervertebral disc | disc herniation
ulcer | stomach | peptic ulcer
ulcer | duodenum | peptic ulcer
asymmetry | breast | breast asymmetry
restricted diffusion | brain | acute infarct
restricted diffusion | | acute infarct
stenosis | joint | joint space narrowing
stenosis | medial compartment | joint space narrowing
stenosis | lateral compartment | joint space narrowing
stenosis | patella | joint space narrowing
stenosis | intervertebral disc | disc disease
stenosis | coronary artery | coronary stenosis
stenosis | carotid artery | carotid stenosis
stenosis | spinal canal | spinal stenosis
stenosis | neural foramen | foraminal stenosis
stenosis | lateral recess | lateral recess stenosis
stenosis | trachea | tracheal stenosis
stenosis | renal artery | renal artery stenosis
stenosis | esophagus | esophageal stricture
stenosis | urethra | urethral stricture
atherosclerosis | pleura | pleural plaque
atherosclerosis | coronary artery | coronary artery calcification
atherosclerosis | aorta | aortic atherosclerosis
calcification | coronary artery | coronary artery calcification
calcification | aorta | aortic atherosclerosis
calcification | artery | atherosclerosis
calcification | pleura | pleural plaque
calcification | heart valve | valve calcification
calcification | breast | breast calcifications
thrombus | portal vein | portal vein thrombosis
thrombus | dural sinus | dural sinus thrombosis
thrombus | jugular vein | jugular vein thrombosis
thrombus | pulmonary artery | pulmonary embolism
thrombus | heart | intracardiac thrombus
thrombus | femoral vein | deep vein thrombosis
thrombus | popliteal vein | deep vein thrombosis
thrombus | iliac vein | deep vein thrombosis
filling defect | pulmonary artery | pulmonary embolism
stone | gallbladder | gallstone
stone | bile duct | choledocholithiasis
stone | kidney | kidney stone
stone | ureter | ureteral stone
stone | bladder | bladder stone
stone | salivary gland | sialolithiasis
stone | appendix | appendicolith
dilatation | bile duct | biliary dilatation
dilatation | pancreatic duct | pancreatic duct dilatation
dilatation | ureter | hydroureter
dilatation | renal pelvis | hydronephrosis
dilatation | kidney | hydronephrosis
dilatation | ventricles | hydrocephalus
dilatation | appendix | appendicitis
dilatation | bowel | bowel dilatation
dilatation | stomach | gastric distension
dilatation | gallbladder | gallbladder distension
dilatation | bladder | bladder distension
dilatation | aorta | aortic aneurysm
dilatation | pulmonary artery | pulmonary artery enlargement
enlargement | heart | cardiomegaly
enlargement | liver | hepatomegaly
enlargement | spleen | splenomegaly
enlargement | prostate | prostate enlargement
enlargement | thyroid | goiter
enlargement | lymph node | lymphadenopathy
enlargement | ventricles | hydrocephalus
enlargement | pulmonary artery | pulmonary artery enlargement
thickening | endometrium | endometrial thickening
thickening | adrenal gland | adrenal thickening
wall thickening | gallbladder | gallbladder wall thickening
wall thickening | bowel | bowel wall thickening
wall thickening | bladder | bladder wall thickening
wall thickening | esophagus | esophageal thickening
wall thickening | bronchus | bronchial wall thickening
thickening | gallbladder | gallbladder wall thickening
thickening | bowel | bowel wall thickening
thickening | bladder | bladder wall thickening
thickening | pleura | pleural thickening
thickening | pericardium | pericardial thickening
tear | meniscus | meniscal tear
tear | anterior cruciate ligament | acl tear
tear | posterior cruciate ligament | pcl tear
tear | medial collateral ligament | mcl tear
tear | lateral collateral ligament | lcl tear
tear | supraspinatus | rotator cuff tear
tear | rotator cuff | rotator cuff tear
tear | labrum | labral tear
tear | achilles tendon | achilles tendon tear
tear | quadriceps tendon | quadriceps tendon tear
tear | patellar tendon | patellar tendon tear
tear | biceps tendon | biceps tendon tear
tear | tendon | tendon tear
tear | ligament | ligament tear
tear | muscle | muscle strain
fracture | rib | rib fracture
fracture | sternum | sternal fracture
fracture | clavicle | clavicle fracture
fracture | scaphoid | scaphoid fracture
fracture | femoral neck | hip fracture
fracture | greater trochanter | hip fracture
fracture | hip | hip fracture
fracture | radial head | radial head fracture
fracture | distal radius | wrist fracture
fracture | wrist | wrist fracture
fracture | humerus | humeral fracture
fracture | ankle | ankle fracture
fracture | skull | skull fracture
fracture | facial bones | facial fracture
fracture | orbit | facial fracture
fracture | bony pelvis | pelvic fracture
fracture | acetabulum | pelvic fracture
fracture | sacrum | pelvic fracture
fracture | metacarpal | metacarpal fracture
fracture | metatarsal | metatarsal fracture
fracture | phalanx | phalangeal fracture
fracture | patella | patellar fracture
fracture | tibial plateau | tibial plateau fracture
fracture | tibia | tibial fracture
fracture | fibula | fibular fracture
fracture | femur | femoral fracture
fracture | calcaneus | calcaneal fracture
fracture | forearm | forearm fracture
fracture | odontoid | odontoid fracture
laceration | liver | liver laceration
laceration | spleen | splenic laceration
laceration | kidney | renal laceration
laceration | lung | pulmonary laceration
contusion | lung | pulmonary contusion
contusion | brain | cerebral contusion
contusion | bone | bone marrow edema
contusion | scalp | scalp hematoma
hematoma | scalp | scalp hematoma
hematoma | subdural space | subdural hematoma
hematoma | epidural space | epidural hematoma
hematoma | muscle | muscle hematoma
hemorrhage | subarachnoid space | subarachnoid hemorrhage
hemorrhage | subdural space | subdural hematoma
hemorrhage | ventricles | intraventricular hemorrhage
hemorrhage | brain | intracranial hemorrhage
hemorrhage | head | intracranial hemorrhage
aneurysm | cerebral artery | cerebral aneurysm
aneurysm | aorta | aortic aneurysm
infarct | spleen | splenic infarct
infarct | kidney | renal infarct
infarct | lung | pulmonary infarct
infarct | myocardium | myocardial infarct
edema | brain | cerebral edema
edema | lung | pulmonary edema
edema | bone | bone marrow edema
edema | soft tissue | soft tissue swelling
atrophy | brain | cerebral atrophy
atrophy | muscle | muscle atrophy
atrophy | kidney | renal atrophy
atrophy | pancreas | pancreatic atrophy
occlusion | cerebral artery | large vessel occlusion
occlusion | mesenteric artery | mesenteric artery occlusion
abscess | liver | liver abscess
abscess | brain | brain abscess
abscess | lung | lung abscess
abscess | breast | mastitis
abscess | epidural space | epidural abscess
metastasis | liver | liver metastasis
metastasis | brain | brain metastasis
metastasis | bone | bone metastasis
metastasis | spine | bone metastasis
metastasis | adrenal gland | adrenal metastasis
metastasis | peritoneum | peritoneal carcinomatosis
lymphadenopathy | axilla | axillary lymphadenopathy
lymphadenopathy | hilum | hilar lymphadenopathy
lymphadenopathy | mediastinum | mediastinal lymphadenopathy
lymphadenopathy | neck | cervical lymphadenopathy
lymphadenopathy | groin | inguinal lymphadenopathy
lymphadenopathy | retroperitoneum | retroperitoneal lymphadenopathy
lymphadenopathy | mesentery | mesenteric lymphadenopathy
lymphadenopathy | pelvis | pelvic lymphadenopathy
nodule | lung | pulmonary nodule
nodule | thyroid | thyroid nodule
nodule | adrenal gland | adrenal nodule
nodule | breast | breast mass
nodule | prostate | prostate lesion
nodule | pleura | pleural mass
mass | lung | pulmonary mass
mass | breast | breast mass
mass | liver | liver lesion
mass | kidney | renal mass
mass | pancreas | pancreatic mass
mass | adrenal gland | adrenal nodule
mass | thyroid | thyroid nodule
mass | brain | brain mass
mass | cerebellopontine angle | brain mass
mass | mediastinum | mediastinal mass
mass | pleura | pleural mass
mass | ovary | ovarian mass
mass | adnexa | ovarian mass
mass | testis | testicular mass
mass | bladder | bladder mass
mass | colon | colon mass
mass | stomach | gastric mass
mass | esophagus | esophageal mass
mass | parotid gland | parotid mass
mass | orbit | orbital mass
mass | larynx | laryngeal mass
mass | soft tissue | soft tissue mass
mass | neck | neck mass
mass | pituitary gland | pituitary mass
mass | gallbladder | gallbladder cancer
mass | mesentery | mesenteric mass
lesion | liver | liver lesion
lesion | prostate | prostate lesion
lesion | bone | bone lesion
lesion | vertebra | bone lesion
lesion | kidney | renal mass
lesion | breast | breast mass
lesion | pancreas | pancreatic mass
lesion | adrenal gland | adrenal nodule
lesion | spleen | splenic lesion
lesion | bladder | bladder mass
lesion | pituitary gland | pituitary mass
lesion | white matter | white matter lesion
lesion | lung | pulmonary mass
lesion | spinal cord | cord signal abnormality
lesion | parotid gland | parotid mass
cyst | kidney | renal cyst
cyst | liver | hepatic cyst
cyst | ovary | ovarian cyst
cyst | adnexa | ovarian cyst
cyst | breast | breast cyst
cyst | pancreas | pancreatic cyst
cyst | thyroid | thyroid cyst
cyst | epididymis | epididymal cyst
cyst | popliteal fossa | baker cyst
cyst | paranasal sinuses | retention cyst
polyp | gallbladder | gallbladder polyp
polyp | endometrium | endometrial polyp
polyp | colon | colonic polyp
polyp | nasal cavity | nasal polyp
malignancy | breast | breast cancer
malignancy | thyroid | thyroid cancer
hemangioma | liver | hepatic hemangioma
hemangioma | vertebra | vertebral hemangioma
scarring | kidney | renal scarring
soft tissue swelling | scalp | scalp hematoma
infection | bone | osteomyelitis
inflammation | appendix | appendicitis
inflammation | gallbladder | cholecystitis
inflammation | pancreas | pancreatitis
inflammation | colon | colitis
degenerative change | intervertebral disc | disc disease
degenerative change | facet joint | facet arthropathy
degenerative change | hip | osteoarthritis
degenerative change | knee | osteoarthritis
degenerative change | joint | osteoarthritis
dissection | aorta | aortic dissection
dissection | carotid artery | carotid dissection
dissection | vertebral artery | vertebral artery dissection
air collection | mediastinum | pneumomediastinum
air collection | pleura | pneumothorax
air collection | peritoneum | pneumoperitoneum
air collection | bile duct | pneumobilia
air collection | portal vein | portal venous gas
air collection | soft tissue | subcutaneous emphysema
torsion | ovary | ovarian torsion
torsion | testis | testicular torsion
`;
