/**
 * One term a line: English names, the usual one first | German | Spanish | French | Chinese | Arabic | who has reviewed the row.
 * `unreviewed`: written for this product from general knowledge; nobody whose mother tongue it is has looked at it yet. A reviewer puts
 * the languages and a name instead, such as `de: Dr. A. Example`. Where it is.
 */
export const anatomyTerms = `
chest, thorax | Brustkorb | pecho | poitrine | 胸部 | الصدر | unreviewed
lung, lungs | Lunge | pulmón | poumon | 肺 | الرئة | unreviewed
upper lobe, upper lobe of lung, lung upper lobe | oberer Teil der Lunge | parte superior del pulmón | partie haute du poumon | 肺上叶 | الجزء العلوي من الرئة | unreviewed
middle lobe | mittlerer Teil der Lunge | parte media del pulmón | partie moyenne du poumon | 肺中叶 | الجزء الأوسط من الرئة | unreviewed
lower lobe, lower lobe of lung, lung lower lobe | unterer Teil der Lunge | parte inferior del pulmón | partie basse du poumon | 肺下叶 | الجزء السفلي من الرئة | unreviewed
lingula | Lingula der Lunge | língula del pulmón | lingula du poumon | 肺舌段 | لسينة الرئة | unreviewed
lung apex, apex | Lungenspitze | punta del pulmón | sommet du poumon | 肺尖 | قمة الرئة | unreviewed
lung base, base | unterster Teil der Lunge | base del pulmón | base du poumon | 肺底 | قاعدة الرئة | unreviewed
pleura, pleural space | Spalt um die Lunge | espacio alrededor del pulmón | espace autour du poumon | 胸膜腔 | الغشاء حول الرئة | unreviewed
costophrenic angle | unterer Winkel des Brustkorbs | ángulo inferior del pecho | angle bas de la poitrine | 肋膈角 | الزاوية السفلية للصدر | unreviewed
bronchus, airway, airways | Atemweg | vía del aire (bronquio) | bronche | 支气管 | الشعبة الهوائية | unreviewed
trachea | Luftröhre | tráquea | trachée | 气管 | القصبة الهوائية | unreviewed
mediastinum, anterior mediastinum, posterior mediastinum | Mitte des Brustkorbs | centro del pecho | milieu de la poitrine | 纵隔 | وسط الصدر | unreviewed
hilum | Lungenwurzel | raíz del pulmón | racine du poumon | 肺门 | جذر الرئة | unreviewed
esophagus | Speiseröhre | esófago | œsophage | 食管 | المريء | unreviewed
diaphragm | Zwerchfell | diafragma | diaphragme | 膈肌 | الحجاب الحاجز | unreviewed
heart | Herz | corazón | cœur | 心脏 | القلب | unreviewed
pericardium | Herzbeutel | bolsa del corazón | enveloppe du cœur | 心包 | غشاء القلب | unreviewed
coronary artery, coronary arteries | Herzkranzgefäß | arteria del corazón | artère du cœur | 冠状动脉 | شريان القلب التاجي | unreviewed
left anterior descending artery | vorderes Herzkranzgefäß | arteria anterior del corazón | artère avant du cœur | 左前降支 | الشريان التاجي الأمامي | unreviewed
pulmonary artery, segmental pulmonary artery | Lungenschlagader | arteria del pulmón | artère du poumon | 肺动脉 | شريان الرئة | unreviewed
chest wall | Brustwand | pared del pecho | paroi de la poitrine | 胸壁 | جدار الصدر | unreviewed
rib, ribs | Rippe | costilla | côte | 肋骨 | الضلع | unreviewed
sternum | Brustbein | esternón | sternum | 胸骨 | عظم القص | unreviewed
breast | Brust | mama | sein | 乳房 | الثدي | unreviewed
upper outer quadrant | oberer äußerer Teil der Brust | parte superior externa de la mama | partie haute externe du sein | 乳房外上象限 | الجزء العلوي الخارجي من الثدي | unreviewed
upper inner quadrant | oberer innerer Teil der Brust | parte superior interna de la mama | partie haute interne du sein | 乳房内上象限 | الجزء العلوي الداخلي من الثدي | unreviewed
lower outer quadrant | unterer äußerer Teil der Brust | parte inferior externa de la mama | partie basse externe du sein | 乳房外下象限 | الجزء السفلي الخارجي من الثدي | unreviewed
lower inner quadrant | unterer innerer Teil der Brust | parte inferior interna de la mama | partie basse interne du sein | 乳房内下象限 | الجزء السفلي الداخلي من الثدي | unreviewed
nipple, retroareolar region | Bereich der Brustwarze | zona del pezón | région du mamelon | 乳头区 | منطقة الحلمة | unreviewed
axilla | Achsel | axila | aisselle | 腋窝 | الإبط | unreviewed
abdomen, belly | Bauch | vientre | ventre | 腹部 | البطن | unreviewed
liver, right hepatic lobe, left hepatic lobe, hepatic lobe, right liver lobe, left liver lobe | Leber | hígado | foie | 肝脏 | الكبد | unreviewed
liver segment | Leberabschnitt | segmento del hígado | segment du foie | 肝段 | قطعة الكبد | unreviewed
gallbladder | Gallenblase | vesícula biliar | vésicule biliaire | 胆囊 | المرارة | unreviewed
bile duct, common bile duct | Gallengang | conducto de la bilis | canal de la bile | 胆管 | القناة الصفراوية | unreviewed
pancreas | Bauchspeicheldrüse | páncreas | pancréas | 胰腺 | البنكرياس | unreviewed
pancreatic head, head of pancreas, head of the pancreas | Kopf der Bauchspeicheldrüse | cabeza del páncreas | tête du pancréas | 胰头 | رأس البنكرياس | unreviewed
pancreatic body | Körper der Bauchspeicheldrüse | cuerpo del páncreas | corps du pancréas | 胰体 | جسم البنكرياس | unreviewed
pancreatic tail | Schwanz der Bauchspeicheldrüse | cola del páncreas | queue du pancréas | 胰尾 | ذيل البنكرياس | unreviewed
spleen | Milz | bazo | rate | 脾脏 | الطحال | unreviewed
adrenal gland | Nebenniere | glándula suprarrenal | glande surrénale | 肾上腺 | الغدة الكظرية | unreviewed
kidney | Niere | riñón | rein | 肾脏 | الكلية | unreviewed
upper pole of kidney, upper pole of the kidney | oberer Teil der Niere | parte superior del riñón | partie haute du rein | 肾上极 | الجزء العلوي من الكلية | unreviewed
lower pole of kidney, lower pole of the kidney | unterer Teil der Niere | parte inferior del riñón | partie basse du rein | 肾下极 | الجزء السفلي من الكلية | unreviewed
renal pelvis | Nierenbecken | pelvis del riñón | bassinet du rein | 肾盂 | حوض الكلية | unreviewed
ureter | Harnleiter | conducto de la orina (uréter) | conduit de l’urine (uretère) | 输尿管 | الحالب | unreviewed
bladder, urinary bladder | Harnblase | vejiga | vessie | 膀胱 | المثانة | unreviewed
stomach | Magen | estómago | estomac | 胃 | المعدة | unreviewed
duodenum | Zwölffingerdarm | duodeno | duodénum | 十二指肠 | الاثنا عشر | unreviewed
bowel, intestine | Darm | intestino | intestin | 肠 | الأمعاء | unreviewed
small bowel, jejunum, ileum | Dünndarm | intestino delgado | intestin grêle | 小肠 | الأمعاء الدقيقة | unreviewed
terminal ileum | Ende des Dünndarms | final del intestino delgado | fin de l’intestin grêle | 回肠末端 | نهاية الأمعاء الدقيقة | unreviewed
colon | Dickdarm | colon | côlon | 结肠 | القولون | unreviewed
cecum | Anfang des Dickdarms | comienzo del colon | début du côlon | 盲肠 | بداية القولون | unreviewed
sigmoid colon | S-förmiger Teil des Dickdarms | colon sigmoide | côlon sigmoïde | 乙状结肠 | القولون السيني | unreviewed
rectum | Enddarm | recto | rectum | 直肠 | المستقيم | unreviewed
appendix | Blinddarmfortsatz | apéndice | appendice | 阑尾 | الزائدة الدودية | unreviewed
peritoneum | Bauchfell | capa interna del vientre | péritoine | 腹膜 | غشاء البطن | unreviewed
retroperitoneum | hinterer Bauchraum | parte posterior del vientre | arrière du ventre | 腹膜后 | خلف غشاء البطن | unreviewed
abdominal wall | Bauchdecke | pared del vientre | paroi du ventre | 腹壁 | جدار البطن | unreviewed
pelvis | Becken | pelvis | bassin | 骨盆 | الحوض | unreviewed
uterus | Gebärmutter | útero | utérus | 子宫 | الرحم | unreviewed
ovary, adnexa | Eierstock | ovario | ovaire | 卵巢 | المبيض | unreviewed
prostate | Prostata | próstata | prostate | 前列腺 | البروستاتا | unreviewed
peripheral zone | äußerer Teil der Prostata | parte externa de la próstata | partie externe de la prostate | 前列腺外周带 | الجزء الخارجي من البروستاتا | unreviewed
transition zone | innerer Teil der Prostata | parte interna de la próstata | partie interne de la prostate | 前列腺移行带 | الجزء الداخلي من البروستاتا | unreviewed
testis, testicle | Hoden | testículo | testicule | 睾丸 | الخصية | unreviewed
groin | Leiste | ingle | aine | 腹股沟 | الأربية | unreviewed
aorta, thoracic aorta | Hauptschlagader | aorta | aorte | 主动脉 | الشريان الأبهر | unreviewed
ascending aorta | aufsteigende Hauptschlagader | aorta ascendente | aorte ascendante | 升主动脉 | الأبهر الصاعد | unreviewed
abdominal aorta | Bauchschlagader | aorta abdominal | aorte abdominale | 腹主动脉 | الأبهر البطني | unreviewed
portal vein | Pfortader | vena porta | veine porte | 门静脉 | الوريد البابي | unreviewed
inferior vena cava | untere Hohlvene | vena cava inferior | veine cave inférieure | 下腔静脉 | الوريد الأجوف السفلي | unreviewed
iliac artery | Beckenschlagader | arteria de la pelvis | artère du bassin | 髂动脉 | الشريان الحرقفي | unreviewed
renal artery | Nierenschlagader | arteria del riñón | artère du rein | 肾动脉 | شريان الكلية | unreviewed
lymph node, lymph nodes | Lymphknoten | ganglio linfático | ganglion | 淋巴结 | عقدة لمفاوية | unreviewed
head | Kopf | cabeza | tête | 头部 | الرأس | unreviewed
brain, cerebral hemisphere, brain parenchyma | Gehirn | cerebro | cerveau | 大脑 | الدماغ | unreviewed
frontal lobe, frontal convexity | vorderer Teil des Gehirns | parte delantera del cerebro | avant du cerveau | 额叶 | مقدمة الدماغ | unreviewed
parietal lobe | oberer seitlicher Teil des Gehirns | parte superior lateral del cerebro | haut du cerveau sur le côté | 顶叶 | أعلى جانب الدماغ | unreviewed
temporal lobe | Schläfenteil des Gehirns | parte lateral del cerebro | côté du cerveau | 颞叶 | جانب الدماغ | unreviewed
occipital lobe | hinterer Teil des Gehirns | parte trasera del cerebro | arrière du cerveau | 枕叶 | مؤخرة الدماغ | unreviewed
white matter | weiße Substanz des Gehirns | sustancia blanca del cerebro | substance blanche du cerveau | 脑白质 | المادة البيضاء في الدماغ | unreviewed
basal ganglia, thalamus, internal capsule | Tiefe des Gehirns | parte profunda del cerebro | partie profonde du cerveau | 大脑深部 | عمق الدماغ | unreviewed
cerebellum | Kleinhirn | cerebelo | cervelet | 小脑 | المخيخ | unreviewed
brainstem, pons | Hirnstamm | tronco del cerebro | tronc du cerveau | 脑干 | جذع الدماغ | unreviewed
ventricles, ventricle | Hirnkammern | cavidades del cerebro | cavités du cerveau | 脑室 | بطينات الدماغ | unreviewed
subdural space | Raum zwischen Gehirn und Schädel | espacio entre el cerebro y el cráneo | espace entre le cerveau et le crâne | 硬膜下腔 | الفراغ بين الدماغ والجمجمة | unreviewed
pituitary gland, sella | Hirnanhangdrüse | hipófisis | hypophyse | 垂体 | الغدة النخامية | unreviewed
middle cerebral artery | mittlere Hirnschlagader | arteria cerebral media | artère cérébrale moyenne | 大脑中动脉 | الشريان الدماغي الأوسط | unreviewed
anterior cerebral artery | vordere Hirnschlagader | arteria cerebral anterior | artère cérébrale antérieure | 大脑前动脉 | الشريان الدماغي الأمامي | unreviewed
basilar artery | Schlagader am Hirnstamm | arteria basilar | artère basilaire | 基底动脉 | الشريان القاعدي | unreviewed
carotid artery, internal carotid artery | Halsschlagader | arteria carótida | artère carotide | 颈动脉 | الشريان السباتي | unreviewed
skull, calvarium | Schädel | cráneo | crâne | 颅骨 | الجمجمة | unreviewed
skull base | Schädelbasis | base del cráneo | base du crâne | 颅底 | قاعدة الجمجمة | unreviewed
orbit | Augenhöhle | cuenca del ojo | orbite de l’œil | 眼眶 | حجاج العين | unreviewed
paranasal sinuses, maxillary sinus, frontal sinus, sphenoid sinus, ethmoid sinus | Nasennebenhöhle | seno de la nariz | sinus du nez | 鼻窦 | الجيوب الأنفية | unreviewed
facial bones | Gesichtsknochen | huesos de la cara | os du visage | 面骨 | عظام الوجه | unreviewed
thyroid, thyroid gland | Schilddrüse | tiroides | thyroïde | 甲状腺 | الغدة الدرقية | unreviewed
neck | Hals | cuello | cou | 颈部 | الرقبة | unreviewed
spine | Wirbelsäule | columna | colonne vertébrale | 脊柱 | العمود الفقري | unreviewed
cervical spine | Halswirbelsäule | columna del cuello | colonne du cou | 颈椎 | فقرات الرقبة | unreviewed
thoracic spine | Brustwirbelsäule | columna del pecho | colonne du thorax | 胸椎 | فقرات الصدر | unreviewed
lumbar spine | Lendenwirbelsäule | columna lumbar | colonne lombaire | 腰椎 | فقرات أسفل الظهر | unreviewed
sacrum | Kreuzbein | sacro | sacrum | 骶骨 | عظم العجز | unreviewed
vertebra, vertebral body | Wirbel | vértebra | vertèbre | 椎体 | الفقرة | unreviewed
intervertebral disc, disc, disk | Bandscheibe | disco de la columna | disque de la colonne | 椎间盘 | القرص بين الفقرات | unreviewed
spinal canal | Wirbelkanal | canal de la columna | canal de la colonne | 椎管 | القناة الشوكية | unreviewed
neural foramen | Nervenaustritt | salida del nervio | passage du nerf | 椎间孔 | مخرج العصب | unreviewed
spinal cord | Rückenmark | médula espinal | moelle épinière | 脊髓 | الحبل الشوكي | unreviewed
nerve root | Nervenwurzel | raíz del nervio | racine nerveuse | 神经根 | جذر العصب | unreviewed
facet joint | kleines Wirbelgelenk | articulación de la columna | petite articulation de la colonne | 椎小关节 | مفصل الفقرة | unreviewed
bone | Knochen | hueso | os | 骨 | العظم | unreviewed
joint | Gelenk | articulación | articulation | 关节 | المفصل | unreviewed
soft tissue, soft tissues | Weichteile | partes blandas | tissus mous | 软组织 | الأنسجة الرخوة | unreviewed
muscle | Muskel | músculo | muscle | 肌肉 | العضلة | unreviewed
tendon | Sehne | tendón | tendon | 肌腱 | الوتر | unreviewed
cartilage | Knorpel | cartílago | cartilage | 软骨 | الغضروف | unreviewed
shoulder | Schulter | hombro | épaule | 肩部 | الكتف | unreviewed
clavicle | Schlüsselbein | clavícula | clavicule | 锁骨 | الترقوة | unreviewed
scapula | Schulterblatt | omóplato | omoplate | 肩胛骨 | لوح الكتف | unreviewed
rotator cuff, supraspinatus, infraspinatus, subscapularis, supraspinatus tendon | Schultersehne | tendón del hombro | tendon de l’épaule | 肩袖 | أوتار الكتف | unreviewed
humerus, humeral head | Oberarmknochen | hueso del brazo | os du bras | 肱骨 | عظم العضد | unreviewed
arm | Arm | brazo | bras | 手臂 | الذراع | unreviewed
elbow | Ellenbogen | codo | coude | 肘部 | المرفق | unreviewed
radius, distal radius | Speiche | radio (hueso del antebrazo) | radius (os de l’avant-bras) | 桡骨 | عظم الكعبرة | unreviewed
ulna | Elle | cúbito (hueso del antebrazo) | cubitus (os de l’avant-bras) | 尺骨 | عظم الزند | unreviewed
wrist | Handgelenk | muñeca | poignet | 腕部 | الرسغ | unreviewed
scaphoid | Kahnbein des Handgelenks | escafoides de la muñeca | scaphoïde du poignet | 腕舟骨 | العظم الزورقي في الرسغ | unreviewed
hand | Hand | mano | main | 手 | اليد | unreviewed
finger, thumb | Finger | dedo de la mano | doigt | 手指 | الإصبع | unreviewed
hip | Hüfte | cadera | hanche | 髋部 | الورك | unreviewed
femoral head | Kopf des Oberschenkelknochens | cabeza del fémur | tête du fémur | 股骨头 | رأس عظم الفخذ | unreviewed
femoral neck | Hals des Oberschenkelknochens | cuello del fémur | col du fémur | 股骨颈 | عنق عظم الفخذ | unreviewed
femur | Oberschenkelknochen | fémur | fémur | 股骨 | عظم الفخذ | unreviewed
thigh | Oberschenkel | muslo | cuisse | 大腿 | الفخذ | unreviewed
leg | Bein | pierna | jambe | 腿 | الساق | unreviewed
knee | Knie | rodilla | genou | 膝部 | الركبة | unreviewed
patella | Kniescheibe | rótula | rotule | 髌骨 | رضفة الركبة | unreviewed
tibial plateau | oberes Ende des Schienbeins | parte alta de la tibia | haut du tibia | 胫骨平台 | أعلى عظم الساق | unreviewed
meniscus | Meniskus des Knies | menisco de la rodilla | ménisque du genou | 半月板 | الغضروف الهلالي | unreviewed
medial meniscus | innerer Meniskus des Knies | menisco interno de la rodilla | ménisque interne du genou | 内侧半月板 | الغضروف الهلالي الداخلي | unreviewed
lateral meniscus | äußerer Meniskus des Knies | menisco externo de la rodilla | ménisque externe du genou | 外侧半月板 | الغضروف الهلالي الخارجي | unreviewed
anterior cruciate ligament | vorderes Kreuzband | ligamento cruzado anterior | ligament croisé antérieur | 前交叉韧带 | الرباط الصليبي الأمامي | unreviewed
posterior cruciate ligament | hinteres Kreuzband | ligamento cruzado posterior | ligament croisé postérieur | 后交叉韧带 | الرباط الصليبي الخلفي | unreviewed
medial collateral ligament | inneres Seitenband des Knies | ligamento interno de la rodilla | ligament interne du genou | 内侧副韧带 | الرباط الجانبي الداخلي للركبة | unreviewed
lateral collateral ligament | äußeres Seitenband des Knies | ligamento externo de la rodilla | ligament externe du genou | 外侧副韧带 | الرباط الجانبي الخارجي للركبة | unreviewed
tibia | Schienbein | tibia | tibia | 胫骨 | عظم الساق (الظنبوب) | unreviewed
fibula | Wadenbein | peroné | péroné | 腓骨 | عظم الشظية | unreviewed
ankle | Sprunggelenk | tobillo | cheville | 踝部 | الكاحل | unreviewed
calcaneus | Fersenbein | hueso del talón | os du talon | 跟骨 | عظم العقب | unreviewed
achilles tendon | Achillessehne | tendón de Aquiles | tendon d’Achille | 跟腱 | وتر أخيل | unreviewed
foot | Fuß | pie | pied | 足部 | القدم | unreviewed
toe | Zehe | dedo del pie | orteil | 脚趾 | إصبع القدم | unreviewed
`;
