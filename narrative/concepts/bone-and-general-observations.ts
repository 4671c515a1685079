/** One concept a line: name | other words for it | is a | usual site. Bones, joints, vessels, and the words used everywhere. */
export const boneAndGeneralObservations = `
fracture | fractures, fractured, fx, fracture line, cortical break, broken bone | | bone
hip fracture | femoral neck fracture, intertrochanteric fracture, fracture of the femoral neck, proximal femoral fracture, fracture of the neck of femur, fractured neck of femur, neck of femur fracture, nof fracture, fracture nof, fracture of the proximal femur, subcapital fracture, subtrochanteric fracture, intracapsular fracture of the neck of femur, fracture of the hip, fractured hip | fracture | hip
wrist fracture | distal radius fracture, distal radial fracture, colles fracture, fracture of the distal radius | fracture | wrist
scaphoid fracture | fracture of the scaphoid | fracture | scaphoid
ankle fracture | malleolar fracture, bimalleolar fracture, trimalleolar fracture | fracture | ankle
pelvic fracture | acetabular fracture, pubic ramus fracture, sacral fracture, sacral insufficiency fracture | fracture | bony pelvis
stress fracture | insufficiency fracture, stress reaction, fatigue fracture | fracture | bone
pathologic fracture | pathological fracture | fracture | bone
avulsion fracture | avulsion, segond fracture, avulsion injury | fracture | bone
dislocation | dislocated, subluxation, subluxed, fracture dislocation | malalignment | joint
malalignment | misalignment | |
joint effusion | knee effusion, hip effusion, suprapatellar effusion, elbow effusion, hemarthrosis, lipohemarthrosis, fat pad sign | effusion | joint
osteoarthritis | arthritis, osteoarthrosis, arthrosis, degenerative joint disease, djd, osteoarthritic change, arthropathy | degenerative change | joint
degenerative change | degenerative uptake, degenerative disease, degenerative changes, degeneration, spondylosis, spondylotic change, degenerative | |
osteophyte | osteophytes, osteophytosis, spurring, bone spur, spur, enthesophyte | degenerative change | bone
inflammatory arthritis | rheumatoid arthritis, sacroiliitis, erosive arthritis | osteoarthritis | joint
gout | tophus, tophi | inflammatory arthritis | joint
chondrocalcinosis | cppd | calcification | joint
erosion | bone erosion, erosions, erosive change, bone destruction, bony destruction, osseous destruction, cortical destruction, bony erosion, osteolysis | | bone
osteopenia | demineralization, osteoporosis, osteoporotic, diffuse demineralization, osteopenic, bone demineralization | | bone
osteomyelitis | bone infection | infection | bone
septic arthritis | | infection | joint
bone lesion | osseous lesion, lytic lesion, sclerotic lesion, lucent lesion, blastic lesion, osteolytic lesion, osteoblastic lesion, lytic bone lesion, sclerotic bone lesion, bony lesion, aggressive bone lesion | lesion | bone
bone metastasis | osseous metastasis, bony metastasis, bone metastases, osseous metastases, osseous metastatic disease | metastasis | bone
bone island | enostosis | bone lesion | bone
osteosarcoma | ewing sarcoma, bone tumor, primary bone tumor | bone lesion | bone
enchondroma | | bone lesion | bone
osteochondroma | exostosis | bone lesion | bone
avascular necrosis | avn, osteonecrosis | | bone
bone marrow edema | marrow edema, bone bruise, bone contusion, marrow signal abnormality, marrow contusion, bone bruising, bone bruise pattern, contusional marrow edema, bruising | edema | bone
periosteal reaction | periosteal elevation | | bone
osteochondral lesion | osteochondral defect, osteochondritis dissecans | lesion | joint
cartilage defect | chondromalacia, cartilage loss, chondral defect, cartilage thinning, chondral loss, chondral fissuring | degenerative change | cartilage
loose body | loose bodies, intraarticular body | | joint
meniscal tear | torn meniscus, meniscus tear, tear of the meniscus, tear of the medial meniscus, tear of the lateral meniscus, medial meniscal tear, lateral meniscal tear, bucket handle tear | tear | meniscus
meniscal degeneration | intrasubstance degeneration | degenerative change | meniscus
acl tear | anterior cruciate ligament tear, tear of the anterior cruciate ligament, acl rupture, torn acl, tear of the acl, anterior cruciate ligament rupture | ligament tear | anterior cruciate ligament
pcl tear | posterior cruciate ligament tear, tear of the posterior cruciate ligament | ligament tear | posterior cruciate ligament
ligament tear | ligamentous injury, ligament injury, ligament rupture, torn ligament | tear | ligament
sprain | ligament sprain | | ligament
rotator cuff tear | supraspinatus tear, torn rotator cuff, full thickness tear, partial thickness tear, tear of the supraspinatus, tear of the rotator cuff, supraspinatus tendon tear, infraspinatus tear, subscapularis tear | tendon tear | rotator cuff
labral tear | slap tear, slap lesion, bankart lesion, tear of the labrum | tear | labrum
tendon tear | tendon rupture, torn tendon, achilles tendon rupture | tear | tendon
tendinosis | tendinopathy, tendonitis, tendinitis, calcific tendinitis, tendonosis, peritendinitis | degenerative change | tendon
tenosynovitis | | inflammation | tendon
tear | torn, rupture, ruptured | |
bursitis | bursal fluid | inflammation | joint
baker cyst | popliteal cyst, bakers cyst | cyst | popliteal fossa
ganglion cyst | ganglion | cyst | joint
synovitis | synovial thickening, pannus | inflammation | joint
muscle strain | muscle tear, strain | tear | muscle
muscle atrophy | fatty atrophy, muscular atrophy | atrophy | muscle
hill-sachs lesion | hill sachs deformity, hill sachs | fracture | humeral head
plantar fasciitis | | inflammation | foot
joint prosthesis | arthroplasty, total knee arthroplasty, total hip arthroplasty, hip replacement, knee replacement, joint replacement, prosthesis | support device | joint
loosening | hardware loosening, periprosthetic lucency | | joint
orthopedic hardware | internal fixation, orif, intramedullary nail, fixation plate, pedicle screw, fixation hardware, screw | support device | bone
nonunion | malunion, delayed union | fracture | bone
soft tissue swelling | swelling, soft tissue edema | edema | soft tissue
edema | oedema, edematous | |
soft tissue mass | sarcoma, soft tissue tumor, soft tissue lesion | mass | soft tissue
lipoma | | mass | soft tissue
cellulitis | | infection | soft tissue
hip dysplasia | developmental dysplasia of the hip, ddh | | hip
slipped capital femoral epiphysis | scfe, slipped epiphysis | | hip
impingement | femoroacetabular impingement, fai, subacromial impingement | |
carpal tunnel syndrome | median nerve enlargement | | wrist
aortic aneurysm | aneurysm of the aorta, abdominal aortic aneurysm, aaa, thoracic aortic aneurysm, aortic dilatation, dilated aorta, aneurysmal dilatation of the aorta, ectatic aorta, aortic ectasia, ectasia, ascending aortic aneurysm | aneurysm | aorta
aneurysm | aneurysmal dilatation, aneurysmal, aneurysms | dilatation | artery
aortic dissection | dissection of the aorta, type a dissection, type b dissection, dissection flap, intimal flap | dissection | aorta
intramural hematoma | | dissection | aorta
dissection | arterial dissection | | artery
aortic atherosclerosis | atherosclerotic aorta, calcified aorta, aortic calcification, atherosclerotic calcification of the aorta | atherosclerosis | aorta
atherosclerosis | atherosclerotic disease, atherosclerotic change, atherosclerotic calcification, atherosclerotic plaque, vascular calcification, calcified plaque, atheromatous disease, atheroma, atheromatous plaque, plaque, mixed plaque, noncalcified plaque, soft plaque, plaque disease | | artery
tortuous aorta | aortic tortuosity, unfolded aorta, tortuosity, uncoiled aorta | | aorta
endoleak | | | aorta
active extravasation | contrast extravasation, active bleeding, extravasation | hemorrhage |
deep vein thrombosis | deep venous thrombosis, dvt, venous thrombosis, venous thrombus, noncompressible vein | thrombus | vein
thrombus | thrombosis, thrombi, clot, thrombosed | |
stenosis | stenotic, narrowing, stricture, narrowed | |
occlusion | occluded, complete occlusion | stenosis | artery
renal artery stenosis | | stenosis | renal artery
venous insufficiency | varicose vein, venous reflux | | vein
vasculitis | arteritis | inflammation | artery
hemorrhage | haemorrhage, bleed, bleeding, hemorrhagic, blood products | |
hematoma | haematoma, hematomas | hemorrhage |
contusion | contusions, bruise | |
laceration | lacerations, parenchymal injury | |
lesion | lesions, focal lesion, focal abnormality, space occupying lesion, suspicious observation, cm observation, mm observation, liver observation, abnormality of signal | |
mass | masses, mass lesion, tumor, tumour, neoplasm, neoplastic process, lump | lesion |
nodule | nodules, nodular lesion, nodularity | lesion |
cyst | cysts, cystic lesion, simple cyst, cystic change | lesion |
polyp | polyps, polypoid lesion | lesion |
hemangioma | hemangiomas | lesion |
malignancy | malignant, cancer, carcinoma, malignant tumor, malignant neoplasm | lesion |
metastasis | metastases, metastatic disease, metastatic, metastatic lesion, mets | malignancy |
lymphoma | | malignancy | lymph node
lymphadenopathy | adenopathy, enlarged lymph node, lymph node enlargement, pathologic lymph node, pathologically enlarged lymph node, enlarged node, lymphadenopathies, bulky lymph node, prominent lymph node | enlargement | lymph node
calcification | calcified, calcific, calcifications | |
stone | calculus, calculi, stones, lithiasis | calcification |
infection | infectious process, infectious, infected, infections | inflammation |
inflammation | inflammatory, inflammatory process, phlegmon | |
abnormal enhancement | enhancement abnormality, pathologic enhancement, abnormal post contrast enhancement, suspicious enhancement, abnormally enhancing | |
thickening | thickened | |
wall thickening | thickened wall, wall edema | thickening |
dilatation | dilation, dilated, distended, distension, distention | |
enlargement | enlarged, megaly | |
atrophy | atrophic, wasting | |
deformity | deformities | |
necrosis | necrotic | |
gas | gas bubbles, air bubbles | air collection |
postsurgical change | postoperative change, postsurgical changes, surgical change, surgical clip, status post resection, surgical clips, post operative change | |
normal variant | well distended, partially distended, adequately distended, optimally distended, incompletely distended, normally distended, under distended, underdistended, fibroglandular density, breast density, anatomic variant, anatomical variant | |
artifact | motion artifact, streak artifact, beam hardening | |
collateral vessels | venous collaterals, collateral circulation | | vein
fatty infiltration | fatty replacement, fatty change | |
acute abnormality | acute process, acute disease, acute finding, acute pathology, acute cardiopulmonary process, acute cardiopulmonary abnormality, acute cardiopulmonary disease, acute intracranial abnormality, acute intracranial process, acute intracranial disease, acute osseous abnormality, acute bony abnormality, significant abnormality | |
chest pain | thoracic pain | pain | chest
pain | painful, tenderness, headache, discomfort | |
shortness of breath | dyspnea, dyspnoea, sob | |
fever | febrile, chills | |
cough | | |
`;
