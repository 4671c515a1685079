/**
 * One term a line: English names, the usual one first | German | Spanish | French | Chinese | Arabic | who has reviewed the row.
 * `unreviewed`: written for this product from general knowledge; nobody whose mother tongue it is has looked at it yet. A reviewer puts
 * the languages and a name instead, such as `de: Dr. A. Example`. What is seen.
 */
export const observationTerms = `
pulmonary nodule, lung nodule, nodule of the lung, parenchymal nodule | kleiner Fleck in der Lunge | mancha pequeña en el pulmón | petite tache dans le poumon | 肺部小结节 | بقعة صغيرة في الرئة | unreviewed
nodule, nodular opacity, focal nodule | kleiner runder Fleck | mancha pequeña y redonda | petite tache ronde | 小圆形结节 | بقعة صغيرة مستديرة | unreviewed
ground-glass nodule, ground glass nodule, subsolid nodule, part-solid nodule | kleiner zarter Fleck in der Lunge | mancha pequeña y tenue en el pulmón | petite tache floue dans le poumon | 肺部磨玻璃小结节 | بقعة صغيرة باهتة في الرئة | unreviewed
pulmonary mass, lung mass | Knoten in der Lunge | bulto en el pulmón | masse dans le poumon | 肺部肿块 | كتلة في الرئة | unreviewed
mass | Knoten | bulto | masse | 肿块 | كتلة | unreviewed
lesion, focal lesion | auffällige Stelle | zona anómala | zone anormale | 异常区域 | منطقة غير طبيعية | unreviewed
opacity, opacification | Verschattung | zona opaca | zone opaque | 模糊阴影 | منطقة معتمة | unreviewed
ground-glass opacity, ground glass opacity | zarte Trübung in der Lunge | zona borrosa en el pulmón | zone floue dans le poumon | 肺部磨玻璃样阴影 | منطقة ضبابية في الرئة | unreviewed
consolidation, airspace consolidation | verdichteter Teil der Lunge | zona densa del pulmón | zone dense du poumon | 肺实变区 | جزء متكثف من الرئة | unreviewed
atelectasis, collapse | Teil der Lunge ohne Luft | parte del pulmón sin aire | partie du poumon sans air | 肺部分不张 | جزء من الرئة بلا هواء | unreviewed
pneumonia, lung infection | Lungenentzündung | infección del pulmón (neumonía) | infection du poumon (pneumonie) | 肺炎 | التهاب رئوي | unreviewed
pulmonary embolism, pulmonary embolus | Blutgerinnsel in der Lunge | coágulo de sangre en el pulmón | caillot de sang dans le poumon | 肺部血栓 | جلطة دموية في الرئة | unreviewed
pulmonary edema, lung edema | Wasser in der Lunge | líquido en los pulmones | eau dans les poumons | 肺水肿 | سائل في الرئة | unreviewed
pulmonary fibrosis, lung fibrosis | Vernarbung der Lunge | cicatrices en el pulmón | cicatrices dans le poumon | 肺纤维化 | تليّف في الرئة | unreviewed
emphysema | überblähtes Lungengewebe | tejido pulmonar dañado (enfisema) | tissu du poumon abîmé (emphysème) | 肺气肿 | انتفاخ رئوي | unreviewed
bronchiectasis | erweiterte Atemwege | bronquios dilatados | bronches dilatées | 支气管扩张 | توسّع الشعب الهوائية | unreviewed
granuloma, calcified granuloma | alte Narbe nach Entzündung | cicatriz antigua de una inflamación | ancienne cicatrice d’inflammation | 陈旧性炎症小结 | ندبة قديمة من التهاب | unreviewed
scarring, scar | Vernarbung | cicatriz | cicatrice | 瘢痕 | ندبة | unreviewed
pleural effusion | Flüssigkeit um die Lunge | líquido alrededor del pulmón | liquide autour du poumon | 胸腔积液 | سائل حول الرئة | unreviewed
effusion | Flüssigkeitsansammlung | líquido acumulado | liquide accumulé | 积液 | تجمع سوائل | unreviewed
pneumothorax | Luft neben der Lunge | aire alrededor del pulmón | air autour du poumon | 气胸 | هواء حول الرئة | unreviewed
pleural thickening | verdicktes Lungenfell | pleura engrosada | plèvre épaissie | 胸膜增厚 | سماكة في غشاء الرئة | unreviewed
pericardial effusion | Flüssigkeit um das Herz | líquido alrededor del corazón | liquide autour du cœur | 心包积液 | سائل حول القلب | unreviewed
cardiomegaly, enlarged heart | vergrößertes Herz | corazón agrandado | cœur agrandi | 心脏增大 | تضخّم القلب | unreviewed
coronary artery calcification, coronary calcification | Kalk in den Herzkranzgefäßen | calcio en las arterias del corazón | calcaire dans les artères du cœur | 冠状动脉钙化 | تكلّس في شرايين القلب | unreviewed
coronary stenosis | Engstelle eines Herzkranzgefäßes | estrechez de una arteria del corazón | rétrécissement d’une artère du cœur | 冠状动脉狭窄 | ضيق في شريان القلب | unreviewed
mediastinal mass | Knoten in der Mitte des Brustkorbs | bulto en el centro del pecho | masse au milieu de la poitrine | 纵隔肿块 | كتلة في وسط الصدر | unreviewed
mediastinal lymphadenopathy | vergrößerte Lymphknoten in der Mitte des Brustkorbs | ganglios aumentados en el centro del pecho | ganglions gonflés au milieu de la poitrine | 纵隔淋巴结肿大 | عقد لمفاوية متضخمة في وسط الصدر | unreviewed
hilar lymphadenopathy | vergrößerte Lymphknoten an der Lungenwurzel | ganglios aumentados en la raíz del pulmón | ganglions gonflés à la racine du poumon | 肺门淋巴结肿大 | عقد لمفاوية متضخمة عند جذر الرئة | unreviewed
axillary lymphadenopathy | vergrößerte Lymphknoten in der Achsel | ganglios aumentados en la axila | ganglions gonflés à l’aisselle | 腋窝淋巴结肿大 | عقد لمفاوية متضخمة في الإبط | unreviewed
cervical lymphadenopathy | vergrößerte Lymphknoten am Hals | ganglios aumentados en el cuello | ganglions gonflés au cou | 颈部淋巴结肿大 | عقد لمفاوية متضخمة في الرقبة | unreviewed
lymphadenopathy, enlarged lymph node, enlarged lymph nodes | vergrößerte Lymphknoten | ganglios aumentados | ganglions gonflés | 淋巴结肿大 | عقد لمفاوية متضخمة | unreviewed
lymph node, lymph nodes | Lymphknoten | ganglio linfático | ganglion | 淋巴结 | عقدة لمفاوية | unreviewed
hiatal hernia, hiatus hernia | Zwerchfellbruch | hernia de hiato | hernie hiatale | 食管裂孔疝 | فتق في الحجاب الحاجز | unreviewed
rib fracture | gebrochene Rippe | costilla rota | côte cassée | 肋骨骨折 | كسر في الضلع | unreviewed
sternal fracture | gebrochenes Brustbein | esternón roto | sternum cassé | 胸骨骨折 | كسر في عظم القص | unreviewed
fracture, bone fracture | Knochenbruch | hueso roto | os cassé | 骨折 | كسر في العظم | unreviewed
hip fracture, femoral neck fracture | Hüftbruch | cadera rota | fracture de la hanche | 髋部骨折 | كسر في الورك | unreviewed
wrist fracture, distal radius fracture | Bruch am Handgelenk | muñeca rota | poignet cassé | 腕部骨折 | كسر في الرسغ | unreviewed
scaphoid fracture | Bruch eines kleinen Handwurzelknochens | rotura de un hueso pequeño de la muñeca | fracture d’un petit os du poignet | 腕舟骨骨折 | كسر في عظم صغير بالرسغ | unreviewed
ankle fracture | Bruch am Sprunggelenk | tobillo roto | cheville cassée | 踝部骨折 | كسر في الكاحل | unreviewed
pelvic fracture | Beckenbruch | pelvis rota | fracture du bassin | 骨盆骨折 | كسر في الحوض | unreviewed
skull fracture | Schädelbruch | fractura del cráneo | fracture du crâne | 颅骨骨折 | كسر في الجمجمة | unreviewed
facial fracture | Bruch im Gesicht | fractura de la cara | fracture du visage | 面部骨折 | كسر في الوجه | unreviewed
stress fracture, insufficiency fracture | Ermüdungsbruch | fractura por sobrecarga | fracture de fatigue | 应力性骨折 | كسر إجهادي | unreviewed
compression fracture, vertebral compression fracture | eingebrochener Wirbel | vértebra aplastada | vertèbre tassée | 椎体压缩性骨折 | انضغاط فقرة | unreviewed
dislocation | ausgerenktes Gelenk | articulación dislocada | articulation luxée | 脱位 | خلع في المفصل | unreviewed
joint effusion, knee effusion | Flüssigkeit im Gelenk | líquido en la articulación | liquide dans l’articulation | 关节积液 | سائل في المفصل | unreviewed
osteoarthritis, arthrosis | Gelenkverschleiß | desgaste de la articulación | usure de l’articulation | 骨关节炎 | خشونة المفصل | unreviewed
degenerative change, degenerative changes, degeneration | Verschleiß | desgaste | usure | 退行性改变 | تغيّرات مع التقدم في العمر | unreviewed
osteophyte | Knochensporn | espolón de hueso | bec osseux | 骨刺 | نتوء عظمي | unreviewed
erosion | angegriffene Knochenstelle | desgaste del hueso en un punto | érosion de l’os | 骨侵蚀 | تآكل في العظم | unreviewed
osteopenia, osteoporosis | geringe Knochendichte | huesos poco densos | os peu denses | 骨量减少 | نقص كثافة العظم | unreviewed
osteomyelitis | Entzündung im Knochen | infección del hueso | infection de l’os | 骨髓炎 | التهاب في العظم | unreviewed
bone lesion | auffällige Stelle im Knochen | zona anómala en el hueso | zone anormale de l’os | 骨异常区域 | منطقة غير طبيعية في العظم | unreviewed
bone metastasis, bone metastases | Absiedlung eines Krebses im Knochen | extensión de un cáncer al hueso | extension d’un cancer à l’os | 骨转移 | انتشار سرطان إلى العظم | unreviewed
bone marrow edema, marrow edema | Schwellung im Knochenmark | hinchazón dentro del hueso | gonflement dans l’os | 骨髓水肿 | تورّم داخل العظم | unreviewed
avascular necrosis | Knochenstelle ohne Durchblutung | zona del hueso sin riego | zone de l’os sans sang | 骨缺血坏死 | جزء من العظم بلا تروية | unreviewed
meniscal tear, meniscus tear, torn meniscus | Riss im Meniskus des Knies | rotura del menisco de la rodilla | déchirure du ménisque du genou | 膝关节半月板撕裂 | تمزق الغضروف الهلالي في الركبة | unreviewed
acl tear, anterior cruciate ligament tear | Riss im vorderen Kreuzband | rotura del ligamento cruzado anterior | déchirure du ligament croisé antérieur | 前交叉韧带撕裂 | تمزق الرباط الصليبي الأمامي | unreviewed
pcl tear, posterior cruciate ligament tear | Riss im hinteren Kreuzband | rotura del ligamento cruzado posterior | déchirure du ligament croisé postérieur | 后交叉韧带撕裂 | تمزق الرباط الصليبي الخلفي | unreviewed
cruciate ligament tear | Riss im Kreuzband | rotura de un ligamento cruzado | déchirure d’un ligament croisé | 交叉韧带撕裂 | تمزق الرباط الصليبي | unreviewed
ligament tear | Riss in einem Band | rotura de un ligamento | déchirure d’un ligament | 韧带撕裂 | تمزق رباط | unreviewed
rotator cuff tear | Riss in einer Schultersehne | rotura de un tendón del hombro | déchirure d’un tendon de l’épaule | 肩袖撕裂 | تمزق وتر في الكتف | unreviewed
labral tear | Riss in der Gelenklippe | rotura del borde de la articulación | déchirure du bourrelet de l’articulation | 盂唇撕裂 | تمزق حافة المفصل | unreviewed
tendon tear | Sehnenriss | rotura de un tendón | déchirure d’un tendon | 肌腱撕裂 | تمزق وتر | unreviewed
tear | Riss | rotura | déchirure | 撕裂 | تمزق | unreviewed
tendinosis, tendinitis, tendinopathy | gereizte Sehne | tendón irritado | tendon irrité | 肌腱病变 | تهيّج الوتر | unreviewed
bursitis | gereizter Schleimbeutel | bolsa de la articulación irritada | bourse irritée | 滑囊炎 | التهاب كيس المفصل | unreviewed
cartilage defect | Knorpelschaden | daño del cartílago | lésion du cartilage | 软骨损伤 | تلف في الغضروف | unreviewed
loose body | loses Stück im Gelenk | fragmento suelto en la articulación | fragment libre dans l’articulation | 关节内游离体 | جزء حر في المفصل | unreviewed
baker cyst, popliteal cyst | Flüssigkeitssack in der Kniekehle | bolsa de líquido detrás de la rodilla | poche de liquide derrière le genou | 腘窝囊肿 | كيس سائل خلف الركبة | unreviewed
soft tissue swelling, swelling | Schwellung | hinchazón | gonflement | 肿胀 | تورّم | unreviewed
edema | Schwellung durch Flüssigkeit | hinchazón por líquido | gonflement par du liquide | 水肿 | تورّم بسبب سائل | unreviewed
disc herniation, herniated disc, disc extrusion | Bandscheibenvorfall | hernia de disco | hernie discale | 椎间盘突出 | انزلاق غضروفي | unreviewed
disc bulge, disc protrusion | vorgewölbte Bandscheibe | disco abultado | disque bombé | 椎间盘膨出 | بروز القرص الغضروفي | unreviewed
disc disease, disc degeneration, degenerative disc disease | Verschleiß der Bandscheibe | desgaste del disco | usure du disque | 椎间盘退变 | تآكل القرص الغضروفي | unreviewed
spinal stenosis, spinal canal stenosis | enger Wirbelkanal | canal de la columna estrecho | canal de la colonne rétréci | 椎管狭窄 | ضيق القناة الشوكية | unreviewed
foraminal stenosis | enger Nervenaustritt | salida del nervio estrecha | passage du nerf rétréci | 椎间孔狭窄 | ضيق مخرج العصب | unreviewed
nerve root compression | eingeengte Nervenwurzel | raíz del nervio comprimida | racine nerveuse comprimée | 神经根受压 | ضغط على جذر العصب | unreviewed
cord compression, spinal cord compression | eingeengtes Rückenmark | médula espinal comprimida | moelle épinière comprimée | 脊髓受压 | ضغط على الحبل الشوكي | unreviewed
spondylolisthesis | verschobener Wirbel | vértebra desplazada | vertèbre déplacée | 椎体滑脱 | انزلاق فقرة | unreviewed
scoliosis | seitlich verkrümmte Wirbelsäule | columna desviada hacia un lado | colonne déviée sur le côté | 脊柱侧弯 | انحراف جانبي في العمود الفقري | unreviewed
intracranial hemorrhage, brain hemorrhage, intracranial bleed | Blutung im Kopf | sangrado en la cabeza | saignement dans la tête | 颅内出血 | نزيف داخل الرأس | unreviewed
subdural hematoma | Blutung zwischen Gehirn und Schädel | sangrado entre el cerebro y el cráneo | saignement entre le cerveau et le crâne | 硬膜下血肿 | نزيف بين الدماغ والجمجمة | unreviewed
epidural hematoma | Blutung unter dem Schädelknochen | sangrado bajo el hueso del cráneo | saignement sous l’os du crâne | 硬膜外血肿 | نزيف تحت عظم الجمجمة | unreviewed
subarachnoid hemorrhage | Blutung um das Gehirn | sangrado alrededor del cerebro | saignement autour du cerveau | 蛛网膜下腔出血 | نزيف حول الدماغ | unreviewed
acute infarct, acute infarction, acute stroke | frischer Schlaganfall | ictus reciente | AVC récent | 急性脑梗死 | سكتة دماغية حديثة | unreviewed
infarct, infarction | Stelle mit Schaden durch zu wenig Blut | zona dañada por falta de sangre | zone abîmée par manque de sang | 梗死（缺血受损区） | منطقة متضررة من نقص الدم | unreviewed
chronic infarct, old infarct | alter Schlaganfall | ictus antiguo | AVC ancien | 陈旧性脑梗死 | سكتة دماغية قديمة | unreviewed
lacunar infarct | kleiner Schlaganfall in der Tiefe des Gehirns | ictus pequeño y profundo | petit AVC profond | 腔隙性脑梗死 | سكتة صغيرة عميقة في الدماغ | unreviewed
ischemia | zu wenig Blut | falta de riego | manque de sang | 缺血 | نقص في التروية | unreviewed
white matter lesion, white matter hyperintensity | Fleck in der weißen Substanz des Gehirns | mancha en la sustancia blanca del cerebro | tache dans la substance blanche du cerveau | 脑白质病灶 | بقعة في المادة البيضاء للدماغ | unreviewed
small vessel disease | Veränderung kleiner Gefäße im Gehirn | cambios en los vasos pequeños del cerebro | atteinte des petits vaisseaux du cerveau | 脑小血管病 | تغيّر في الأوعية الصغيرة للدماغ | unreviewed
demyelination | Schaden an der Hülle der Nerven | daño en la capa de los nervios | atteinte de la gaine des nerfs | 脱髓鞘 | تلف في غلاف الأعصاب | unreviewed
brain mass, brain tumor, intracranial mass | Knoten im Gehirn | bulto en el cerebro | masse dans le cerveau | 脑部肿块 | كتلة في الدماغ | unreviewed
meningioma | Geschwulst der Hirnhaut, meist gutartig (Meningeom) | tumor de la capa del cerebro, casi siempre benigno (meningioma) | tumeur de l’enveloppe du cerveau, le plus souvent bénigne (méningiome) | 脑膜瘤（多为良性） | ورم في غشاء الدماغ، غالبًا حميد | unreviewed
brain metastasis, brain metastases | Absiedlung eines Krebses im Gehirn | extensión de un cáncer al cerebro | extension d’un cancer au cerveau | 脑转移 | انتشار سرطان إلى الدماغ | unreviewed
pituitary mass, pituitary adenoma | Knoten der Hirnanhangdrüse | bulto de la hipófisis | masse de l’hypophyse | 垂体肿块 | كتلة في الغدة النخامية | unreviewed
mass effect | Druck auf die Umgebung | presión sobre lo que hay alrededor | pression sur ce qui est autour | 占位压迫 | ضغط على ما حوله | unreviewed
midline shift | Verschiebung des Gehirns zur Seite | desplazamiento del cerebro hacia un lado | déplacement du cerveau sur le côté | 中线移位 | انزياح الدماغ إلى جانب | unreviewed
cerebral edema, brain edema | Hirnschwellung | hinchazón del cerebro | gonflement du cerveau | 脑水肿 | تورّم الدماغ | unreviewed
hydrocephalus | zu viel Flüssigkeit im Gehirn | demasiado líquido en el cerebro | trop de liquide dans le cerveau | 脑积水 | سائل زائد في الدماغ | unreviewed
cerebral atrophy, brain atrophy, brain volume loss | geschrumpftes Gehirn | cerebro más pequeño | cerveau plus petit | 脑萎缩 | ضمور الدماغ | unreviewed
cerebral aneurysm, intracranial aneurysm | Aussackung eines Gefäßes im Gehirn | dilatación de un vaso del cerebro | dilatation d’un vaisseau du cerveau | 脑动脉瘤 | تمدد وعاء دموي في الدماغ | unreviewed
arteriovenous malformation | Gefäßknäuel | ovillo de vasos | amas de vaisseaux | 动静脉畸形 | تشوّه في الأوعية الدموية | unreviewed
sinusitis | Entzündung der Nasennebenhöhlen | inflamación de los senos de la nariz | inflammation des sinus | 鼻窦炎 | التهاب الجيوب الأنفية | unreviewed
thyroid nodule | Knoten in der Schilddrüse | nódulo en el tiroides | nodule de la thyroïde | 甲状腺结节 | عقدة في الغدة الدرقية | unreviewed
goiter | vergrößerte Schilddrüse | tiroides agrandado | thyroïde agrandie | 甲状腺肿大 | تضخّم الغدة الدرقية | unreviewed
aneurysm | Aussackung eines Blutgefäßes | dilatación de un vaso | dilatation d’un vaisseau | 动脉瘤 | تمدد في وعاء دموي | unreviewed
aortic aneurysm | Aussackung der Hauptschlagader | dilatación de la aorta | dilatation de l’aorte | 主动脉瘤 | تمدد الشريان الأبهر | unreviewed
aortic dissection | Riss in der Wand der Hauptschlagader | desgarro en la pared de la aorta | déchirure de la paroi de l’aorte | 主动脉夹层 | تسلّخ جدار الأبهر | unreviewed
dissection | Riss in der Wand eines Blutgefäßes | desgarro en la pared de un vaso | déchirure de la paroi d’un vaisseau | 血管夹层 | تسلّخ جدار وعاء دموي | unreviewed
atherosclerosis, aortic atherosclerosis, arteriosclerosis | verkalkte Blutgefäße | vasos endurecidos | vaisseaux durcis | 动脉硬化 | تصلّب الشرايين | unreviewed
stenosis, narrowing | Engstelle | estrechez | rétrécissement | 狭窄 | تضيّق | unreviewed
occlusion | Verschluss | obstrucción | obstruction | 闭塞 | انسداد | unreviewed
deep vein thrombosis | Blutgerinnsel in einer tiefen Vene | coágulo en una vena profunda | caillot dans une veine profonde | 深静脉血栓 | جلطة في وريد عميق | unreviewed
thrombus, thrombosis, embolism, blood clot | Blutgerinnsel | coágulo de sangre | caillot de sang | 血栓 | جلطة دموية | unreviewed
hemorrhage, bleeding, active extravasation | Blutung | sangrado | saignement | 出血 | نزيف | unreviewed
hematoma | Bluterguss | acumulación de sangre | poche de sang | 血肿 | تجمع دموي | unreviewed
contusion | Prellung | contusión | contusion | 挫伤 | كدمة | unreviewed
laceration | Riss im Gewebe | desgarro del tejido | déchirure du tissu | 裂伤 | تمزق في النسيج | unreviewed
cyst, simple cyst | Flüssigkeitssack (Zyste) | bolsa de líquido (quiste) | poche de liquide (kyste) | 囊肿 | كيس سائل | unreviewed
polyp | Polyp | pólipo | polype | 息肉 | سليلة (بوليب) | unreviewed
hemangioma | gutartiges Gefäßknötchen | nudo benigno de vasos | petit amas bénin de vaisseaux | 血管瘤（良性） | ورم وعائي حميد | unreviewed
malignancy, cancer, carcinoma | Krebs | cáncer | cancer | 癌 | سرطان | unreviewed
metastasis, metastases | Absiedlung eines Krebses | extensión de un cáncer | extension d’un cancer | 癌转移 | انتشار سرطان | unreviewed
lymphoma | Lymphdrüsenkrebs | cáncer de los ganglios (linfoma) | cancer des ganglions (lymphome) | 淋巴瘤 | سرطان العقد اللمفاوية | unreviewed
calcification, calcifications | Kalk | calcio | calcaire | 钙化 | تكلّس | unreviewed
stone, calculus | Stein | piedra | calcul (pierre) | 结石 | حصوة | unreviewed
infection | Infektion | infección | infection | 感染 | عدوى | unreviewed
inflammation | Entzündung | inflamación | inflammation | 炎症 | التهاب | unreviewed
abscess | Eiteransammlung | bolsa de pus | poche de pus | 脓肿 | تجمع صديد | unreviewed
fluid collection | Flüssigkeitsansammlung | líquido acumulado | collection de liquide | 积液 | تجمع سوائل | unreviewed
thickening | Verdickung | engrosamiento | épaississement | 增厚 | سماكة | unreviewed
wall thickening | verdickte Wand | pared engrosada | paroi épaissie | 壁增厚 | سماكة في الجدار | unreviewed
dilatation, dilation | Erweiterung | dilatación | dilatation | 扩张 | توسّع | unreviewed
enlargement | Vergrößerung | aumento de tamaño | augmentation de taille | 增大 | تضخّم | unreviewed
atrophy | Schrumpfung | disminución de tamaño | diminution de taille | 萎缩 | ضمور | unreviewed
necrosis | abgestorbenes Gewebe | tejido muerto | tissu mort | 坏死 | نسيج ميت | unreviewed
foreign body | Fremdkörper | cuerpo extraño | corps étranger | 异物 | جسم غريب | unreviewed
hernia | Bruch (Hernie) | hernia | hernie | 疝 | فتق | unreviewed
inguinal hernia | Leistenbruch | hernia inguinal | hernie de l’aine | 腹股沟疝 | فتق أربي | unreviewed
hepatic steatosis, fatty liver, steatosis | Fettleber | hígado graso | foie gras | 脂肪肝 | كبد دهني | unreviewed
cirrhosis | vernarbte Leber (Zirrhose) | hígado con cicatrices (cirrosis) | foie cicatriciel (cirrhose) | 肝硬化 | تشمّع الكبد | unreviewed
hepatomegaly | vergrößerte Leber | hígado agrandado | foie agrandi | 肝脏增大 | تضخّم الكبد | unreviewed
liver lesion, hepatic lesion, liver mass | auffällige Stelle in der Leber | zona anómala en el hígado | zone anormale du foie | 肝脏异常区域 | منطقة غير طبيعية في الكبد | unreviewed
hepatic cyst, liver cyst | Flüssigkeitssack in der Leber | bolsa de líquido en el hígado | poche de liquide dans le foie | 肝囊肿 | كيس سائل في الكبد | unreviewed
liver metastasis, hepatic metastasis, liver metastases | Absiedlung eines Krebses in der Leber | extensión de un cáncer al hígado | extension d’un cancer au foie | 肝转移 | انتشار سرطان إلى الكبد | unreviewed
hepatocellular carcinoma | Leberkrebs | cáncer de hígado | cancer du foie | 肝癌 | سرطان الكبد | unreviewed
gallstone, gallstones, cholelithiasis | Gallensteine | piedras en la vesícula | calculs de la vésicule | 胆结石 | حصى المرارة | unreviewed
cholecystitis | entzündete Gallenblase | vesícula inflamada | vésicule enflammée | 胆囊炎 | التهاب المرارة | unreviewed
biliary dilatation, bile duct dilatation | erweiterte Gallengänge | conductos de la bilis dilatados | canaux de la bile dilatés | 胆管扩张 | توسّع القنوات الصفراوية | unreviewed
pancreatitis | entzündete Bauchspeicheldrüse | páncreas inflamado | pancréas enflammé | 胰腺炎 | التهاب البنكرياس | unreviewed
pancreatic mass | Knoten in der Bauchspeicheldrüse | bulto en el páncreas | masse du pancréas | 胰腺肿块 | كتلة في البنكرياس | unreviewed
pancreatic cyst | Flüssigkeitssack in der Bauchspeicheldrüse | bolsa de líquido en el páncreas | poche de liquide dans le pancréas | 胰腺囊肿 | كيس سائل في البنكرياس | unreviewed
splenomegaly | vergrößerte Milz | bazo agrandado | rate agrandie | 脾脏增大 | تضخّم الطحال | unreviewed
adrenal nodule, adrenal mass | Knoten in der Nebenniere | nódulo en la glándula suprarrenal | nodule de la glande surrénale | 肾上腺结节 | عقدة في الغدة الكظرية | unreviewed
hydronephrosis | gestaute Niere | riñón hinchado por la orina | rein gonflé par l’urine | 肾积水 | توسّع الكلية بسبب البول | unreviewed
kidney stone, renal stone, renal calculus, nephrolithiasis | Nierenstein | piedra en el riñón | calcul du rein | 肾结石 | حصوة في الكلية | unreviewed
ureteral stone, ureteric stone | Stein im Harnleiter | piedra en el conducto de la orina | calcul du conduit de l’urine | 输尿管结石 | حصوة في الحالب | unreviewed
renal cyst, kidney cyst | Flüssigkeitssack in der Niere | bolsa de líquido en el riñón | poche de liquide dans le rein | 肾囊肿 | كيس سائل في الكلية | unreviewed
renal mass, kidney mass | Knoten in der Niere | bulto en el riñón | masse du rein | 肾脏肿块 | كتلة في الكلية | unreviewed
renal cell carcinoma | Nierenkrebs | cáncer de riñón | cancer du rein | 肾癌 | سرطان الكلية | unreviewed
appendicitis | Blinddarmentzündung | apendicitis | appendicite | 阑尾炎 | التهاب الزائدة الدودية | unreviewed
diverticulitis | entzündete Ausstülpung am Darm | bolsa inflamada del intestino | poche enflammée de l’intestin | 憩室炎 | التهاب رتج في الأمعاء | unreviewed
bowel obstruction | Darmverschluss | intestino obstruido | intestin bouché | 肠梗阻 | انسداد الأمعاء | unreviewed
colitis | entzündeter Dickdarm | colon inflamado | côlon enflammé | 结肠炎 | التهاب القولون | unreviewed
pneumoperitoneum, free air | freie Luft im Bauch | aire libre en el vientre | air libre dans le ventre | 腹腔游离气体 | هواء حر في البطن | unreviewed
ascites | Flüssigkeit im Bauch | líquido en el vientre | liquide dans le ventre | 腹水 | سائل في البطن | unreviewed
colonic polyp, colon polyp | Polyp im Darm | pólipo en el colon | polype du côlon | 结肠息肉 | سليلة في القولون | unreviewed
uterine fibroid, fibroid | gutartiger Knoten der Gebärmutter | nudo benigno del útero | nodule bénin de l’utérus | 子宫肌瘤（良性） | ورم ليفي حميد في الرحم | unreviewed
ovarian cyst | Flüssigkeitssack am Eierstock | bolsa de líquido en el ovario | poche de liquide de l’ovaire | 卵巢囊肿 | كيس سائل في المبيض | unreviewed
ovarian mass, adnexal mass | Knoten am Eierstock | bulto en el ovario | masse de l’ovaire | 卵巢肿块 | كتلة في المبيض | unreviewed
prostate enlargement | vergrößerte Prostata | próstata agrandada | prostate agrandie | 前列腺增大 | تضخّم البروستاتا | unreviewed
prostate lesion | auffällige Stelle in der Prostata | zona anómala en la próstata | zone anormale de la prostate | 前列腺异常区域 | منطقة غير طبيعية في البروستاتا | unreviewed
breast mass | Knoten in der Brust | bulto en la mama | masse dans le sein | 乳房肿块 | كتلة في الثدي | unreviewed
breast cancer | Brustkrebs | cáncer de mama | cancer du sein | 乳腺癌 | سرطان الثدي | unreviewed
breast cyst | Flüssigkeitssack in der Brust | bolsa de líquido en la mama | poche de liquide dans le sein | 乳房囊肿 | كيس سائل في الثدي | unreviewed
fibroadenoma | gutartiger Knoten in der Brust | nudo benigno de la mama | nodule bénin du sein | 乳腺纤维腺瘤（良性） | ورم غدي ليفي حميد | unreviewed
architectural distortion | verzogenes Brustgewebe | tejido de la mama deformado | tissu du sein déformé | 乳腺结构扭曲 | تشوّه في نسيج الثدي | unreviewed
breast calcifications, microcalcification, microcalcifications | feine Kalkpunkte | puntos finos de calcio | fins points de calcaire | 细小钙化点 | نقاط تكلّس دقيقة | unreviewed
asymmetry, breast asymmetry | Seitenunterschied | diferencia entre los lados | différence entre les côtés | 不对称 | عدم تماثل | unreviewed
postsurgical change, postoperative change | Veränderung nach einer Operation | cambio tras una operación | changement après une opération | 术后改变 | تغيّر بعد عملية | unreviewed
normal variant | harmlose Besonderheit | particularidad normal | particularité normale | 正常变异 | اختلاف طبيعي | unreviewed
acute abnormality | frische Auffälligkeit | alteración reciente | anomalie récente | 急性异常 | خلل حاد | unreviewed
`;
