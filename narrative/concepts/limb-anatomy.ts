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
shoulder | shoulder joint, glenohumeral joint, glenohumeral | |
clavicle | clavicular | shoulder |
scapula | scapular, coracoid, coracoid process | shoulder |
acromion | acromial, acromioclavicular joint, ac joint, acromioclavicular, subacromial | shoulder |
glenoid | glenoid labrum | shoulder |
humeral head | greater tuberosity, lesser tuberosity | humerus |
rotator cuff | | shoulder |
supraspinatus | supraspinatus tendon | rotator cuff |
infraspinatus | infraspinatus tendon | rotator cuff |
subscapularis | subscapularis tendon | rotator cuff |
teres minor | | rotator cuff |
biceps tendon | long head of the biceps | shoulder |
humerus | humeral, humeral shaft | arm |
arm | upper extremity, upper arm, upper limb | |
elbow | elbow joint, olecranon, epicondyle, capitellum, trochlea | arm |
forearm | | arm |
radius | distal radius, radial head, distal radial | forearm |
ulna | distal ulna, ulnar, ulnar styloid | forearm |
wrist | carpal, carpus, radiocarpal | arm |
scaphoid | | wrist |
lunate | | wrist |
triquetrum | triquetral | wrist |
capitate | | wrist |
hamate | | wrist |
triangular fibrocartilage | tfcc | wrist |
scapholunate ligament | | wrist |
carpal tunnel | median nerve | wrist |
hand | hands | arm |
metacarpal | metacarpals, metacarpophalangeal joint, mcp joint | hand |
finger | fingers, index finger, middle finger, ring finger, little finger, interphalangeal joint | hand |
thumb | first carpometacarpal joint | hand |
phalanx | phalanges, distal phalanx, proximal phalanx, middle phalanx | hand |
bony pelvis | ilium, iliac bone, iliac crest, ischium, pubis, pubic ramus, pubic rami, pubic symphysis, symphysis pubis | pelvis |
sacroiliac joint | sacroiliac joints, si joint, si joints | bony pelvis |
hip | hips, hip joint | leg |
acetabulum | acetabular, acetabular labrum | hip |
femoral head | | hip |
femoral neck | | hip |
greater trochanter | trochanter, intertrochanteric, lesser trochanter | hip |
femur | femoral, femoral shaft, distal femur | leg |
thigh | quadriceps, hamstring, hamstrings | leg |
leg | lower extremity, lower leg, lower limb, lower extremities, calf | |
knee | knees, knee joint, suprapatellar, tibiofemoral | leg |
patella | patellar, patellofemoral, patellofemoral joint | knee |
medial femoral condyle | medial condyle | knee |
lateral femoral condyle | lateral condyle | knee |
tibial plateau | lateral tibial plateau, medial tibial plateau | knee |
medial compartment | | knee |
lateral compartment | | knee |
meniscus | menisci, meniscal | knee |
medial meniscus | posterior horn of the medial meniscus | meniscus |
lateral meniscus | anterior horn of the lateral meniscus | meniscus |
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
tibia | tibial, tibial shaft | leg |
fibula | fibular, distal fibula, fibular head | leg |
ankle | ankle joint, malleolus, malleoli, lateral malleolus, medial malleolus, tibiotalar, ankle mortise, syndesmosis | leg |
talus | talar, talar dome | ankle |
calcaneus | calcaneal, heel | foot |
achilles tendon | achilles | ankle |
anterior talofibular ligament | atfl | ankle |
deltoid ligament | | ankle |
foot | feet, midfoot, forefoot, hindfoot, plantar, plantar fascia | leg |
navicular | cuboid, cuneiform, tarsal | foot |
lisfranc joint | lisfranc ligament, tarsometatarsal | foot |
metatarsal | metatarsals, metatarsophalangeal joint, mtp joint | foot |
toe | toes, great toe, hallux | foot |
sesamoid | | foot |
femoral artery | common femoral artery, superficial femoral artery, sfa | artery |
popliteal artery | | artery |
femoral vein | common femoral vein, superficial femoral vein | vein |
popliteal vein | | vein |
saphenous vein | great saphenous vein | vein |
subclavian artery | brachiocephalic artery, innominate artery | artery |
subclavian vein | brachiocephalic vein | vein |
brachial plexus | | neck |
`;
