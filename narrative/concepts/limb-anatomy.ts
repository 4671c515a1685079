/** One site a line: name | other words for it | part of | side when a word implies it. Bones, joints, limbs, vessels of the limbs. */
export const limbAnatomy = `
bone | bones, osseous, bony, osseous structures, skeleton, skeletal, bony structures, bony thorax | |
joint | joints, articular, joint space, intraarticular | |
soft tissue | soft tissues, subcutaneous, subcutaneous tissues, skin | |
muscle | muscles, muscular, intramuscular | soft tissue |
tendon | tendons, tendinous | soft tissue |
ligament | ligaments, ligamentous | joint |
cartilage | chondral, articular cartilage, osteochondral | joint |
labrum | labral | joint |
artery | arteries, arterial, vessels, vascular structures, vasculature, vascular | |
vein | veins, venous | |
shoulder | shoulder joint | |
clavicle | clavicular | shoulder |
scapula | scapular | shoulder |
acromion | acromial | shoulder |
glenoid | glenoid labrum | shoulder |
humeral head | lesser tuberosity | humerus |
rotator cuff | | shoulder |
supraspinatus | supraspinatus tendon | rotator cuff |
infraspinatus | infraspinatus tendon | rotator cuff |
subscapularis | subscapularis tendon | rotator cuff |
teres minor | | rotator cuff |
biceps tendon | long head of the biceps | shoulder |
humerus | humeral, humeral shaft | arm |
arm | upper extremity, upper arm, upper limb | |
elbow | elbow joint, epicondyle, trochlea | arm |
forearm | | arm |
radius | distal radial | forearm |
ulna | distal ulna, ulnar | forearm |
wrist | carpal, carpus, radiocarpal | arm |
scaphoid | | wrist |
lunate | | wrist |
triquetrum | triquetral | wrist |
capitate | | wrist |
hamate | | wrist |
triangular fibrocartilage | tfcc | wrist |
scapholunate ligament | | wrist |
carpal tunnel | | wrist |
hand | hands | arm |
metacarpal | metacarpals | hand |
finger | fingers, index finger, middle finger, ring finger, little finger | hand |
thumb | first carpometacarpal joint | hand |
phalanx | phalanges | hand |
bony pelvis | | pelvis |
sacroiliac joint | sacroiliac joints, si joint, si joints | bony pelvis |
hip | hips, hip joint | leg |
acetabulum | acetabular, acetabular labrum | hip |
femoral head | | hip |
femoral neck | | hip |
greater trochanter | trochanter, intertrochanteric | hip |
femur | femoral | leg |
thigh | | leg |
leg | lower extremity, lower leg, lower limb, lower extremities | |
knee | knees, knee joint, suprapatellar, tibiofemoral | leg |
patella | patellar | knee |
medial femoral condyle | medial condyle | knee |
lateral femoral condyle | lateral condyle | knee |
tibial plateau | lateral tibial plateau, medial tibial plateau | knee |
medial compartment | | knee |
lateral compartment | | knee |
meniscus | menisci, meniscal | knee |
medial meniscus | medial menisci | meniscus |
lateral meniscus | lateral menisci | meniscus |
anterior cruciate ligament | acl, anterior cruciate | knee |
posterior cruciate ligament | pcl, posterior cruciate | knee |
cruciate ligaments | cruciate ligament | knee |
medial collateral ligament | mcl | knee |
lateral collateral ligament | lcl, fibular collateral ligament | knee |
collateral ligaments | collateral ligament | knee |
quadriceps tendon | | knee |
patellar tendon | | knee |
extensor mechanism | | knee |
popliteal fossa | popliteal, popliteus | knee |
hoffa fat pad | infrapatellar fat pad | knee |
tibia | tibial | leg |
fibula | fibular | leg |
ankle | ankle joint, malleolus, malleoli, tibiotalar | leg |
talus | talar | ankle |
calcaneus | calcaneal, heel | foot |
achilles tendon | achilles | ankle |
anterior talofibular ligament | atfl | ankle |
deltoid ligament | | ankle |
foot | feet, midfoot, forefoot, hindfoot, plantar | leg |
navicular | tarsal | foot |
lisfranc joint | lisfranc ligament, tarsometatarsal | foot |
metatarsal | metatarsals | foot |
toe | toes | foot |
sesamoid | | foot |
femoral artery | | artery |
popliteal artery | | artery |
femoral vein | superficial femoral vein | vein |
popliteal vein | | vein |
saphenous vein | | vein |
subclavian artery | | artery |
subclavian vein | | vein |
brachial plexus | | neck |
`;
