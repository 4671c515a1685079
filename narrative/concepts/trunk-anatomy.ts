/** One site a line: name | other words for it | part of | side when a word implies it ("word=right"). Chest, breast, abdomen, pelvis. */
export const trunkAnatomy = `
chest | thorax, thoracic cavity, hemithorax | |
lung | lungs, pulmonary, lung field, lung parenchyma, parenchyma of the lung, both lungs, pulmonary parenchyma | chest |
upper lobe | rul, lul, right upper lobe, left upper lobe, upper lung, upper zone, upper lung zone | lung | rul=right, lul=left
middle lobe | rml, right middle lobe, mid lung, mid zone, middle lung | lung | rml=right
lower lobe | rll, lll, right lower lobe, left lower lobe, lower lung, lower zone, lower lung zone | lung | rll=right, lll=left
lingula | lingular | upper lobe |
lung apex | apex, apices, apical, biapical, lung apices, pulmonary apex | upper lobe | biapical=bilateral
lung base | base, bases, basilar, basal, bibasilar, bibasal, lung bases, lung base, retrocardiac | lower lobe | bibasilar=bilateral, bibasal=bilateral
apicoposterior segment | apical posterior segment | upper lobe |
anterior segment of upper lobe | | upper lobe |
superior segment of lower lobe | superior segment | lower lobe |
perihilar region | perihilar, parahilar | lung |
subpleural lung | subpleural | lung |
fissure | interlobar fissure | pleura |
pleura | pleural, pleural space, pleural cavity, pleural surface | chest |
costophrenic angle | costophrenic sulcus, costophrenic, cp angle | pleura |
bronchus | bronchi, bronchial, airway, airways, bronchial tree, endobronchial | lung |
trachea | tracheal | mediastinum |
carina | | trachea |
mediastinum | mediastinal, cardiomediastinal silhouette, cardiomediastinal, mediastinal contour, mediastinal silhouette, mediastinal structures | chest |
anterior mediastinum | prevascular | mediastinum |
posterior mediastinum | | mediastinum |
subcarinal region | subcarinal | mediastinum |
paratracheal region | paratracheal | mediastinum |
aortopulmonary window | ap window | mediastinum |
hilum | hila, hilar | chest |
thymus | thymic | mediastinum |
esophagus | oesophagus, esophageal, distal esophagus | mediastinum |
diaphragm | hemidiaphragm, diaphragmatic, hemidiaphragms, crus | chest |
heart | cardiac, heart size, cardiac silhouette, cardiac shadow, cardiac contour, heart shadow, cardiac size, heart and mediastinum | mediastinum |
pericardium | pericardial | heart |
myocardium | myocardial | heart |
left ventricle | lv, left ventricular | heart |
right ventricle | rv, right ventricular | heart |
atrium | atria, atrial | heart |
heart valve | | heart |
coronary artery | coronary arteries, coronary | heart |
left anterior descending artery | lad, left anterior descending | coronary artery |
circumflex artery | lcx | coronary artery |
right coronary artery | rca | coronary artery |
pulmonary artery | pulmonary arteries, main pulmonary artery, pulmonary arterial, pulmonary trunk, pulmonary vasculature, pulmonary vascularity | chest |
segmental pulmonary artery | segmental artery, lobar pulmonary artery | pulmonary artery |
pulmonary vein | pulmonary veins | chest |
chest wall | thoracic wall | chest |
rib | ribs, costal, rib cage, thoracic cage | chest wall |
sternum | sternal, xiphoid | chest wall |
breast | breasts, mammary, breast tissue, fibroglandular tissue | chest wall |
upper outer quadrant | uoq, upper outer breast | breast |
upper inner quadrant | uiq, upper inner breast | breast |
lower outer quadrant | loq, lower outer breast | breast |
lower inner quadrant | liq, lower inner breast | breast |
retroareolar region | retroareolar, subareolar, retroareolar breast | breast |
nipple | areola, nipple areolar complex | breast |
axilla | axillae, axillary, axillary tail | chest wall |
superior vena cava | svc, cavoatrial junction | mediastinum |
abdomen | abdominal, intraabdominal, intra abdominal, upper abdomen | |
liver | hepatic, liver parenchyma, hepatic parenchyma | abdomen |
right hepatic lobe | right lobe of the liver, right liver lobe, right liver | liver |
left hepatic lobe | left lobe of the liver, left liver lobe, left liver | liver |
caudate lobe | caudate | liver |
hepatic dome | dome of the liver, liver dome | liver |
liver segment | hepatic segment, segment ii, segment iii, segment iv, segment iva, segment ivb, segment v, segment vi, segment vii, segment viii, segment 2, segment 3, segment 4, segment 4a, segment 4b, segment 5, segment 6, segment 7, segment 8 | liver |
gallbladder | cholecystic, gallbladder fossa | abdomen |
bile duct | biliary, biliary tree, bile ducts, extrahepatic bile ducts, biliary ducts, biliary system | abdomen |
pancreas | pancreatic, pancreatic parenchyma | abdomen |
pancreatic head | head of the pancreas | pancreas |
pancreatic body | body of the pancreas | pancreas |
pancreatic tail | tail of the pancreas | pancreas |
pancreatic duct | main pancreatic duct, wirsung duct | pancreas |
spleen | splenic | abdomen |
adrenal gland | adrenal, adrenals, adrenal glands, suprarenal | abdomen |
kidney | kidneys, renal, renal parenchyma | abdomen |
upper pole of kidney | upper pole, superior pole | kidney |
lower pole of kidney | lower pole, inferior pole | kidney |
interpolar region | mid pole, midpole, interpolar | kidney |
renal pelvis | collecting system, renal collecting system | kidney |
ureter | ureters, ureteral, ureteric | abdomen |
ureteropelvic junction | upj | ureter |
ureterovesical junction | uvj | ureter |
bladder | urinary bladder, bladder wall, vesical | pelvis |
urethra | urethral | pelvis |
stomach | gastric, gastric body | abdomen |
duodenum | duodenal | small bowel |
bowel | intestine, bowel loops, intestinal, gastrointestinal tract, bowel gas pattern, loops of bowel | abdomen |
small bowel | small intestine, small bowel loops | bowel |
jejunum | jejunal | small bowel |
ileum | ileal | small bowel |
terminal ileum | | ileum |
colon | colonic, large bowel, large intestine | bowel |
cecum | caecum, cecal | colon |
ascending colon | | colon |
hepatic flexure | | colon |
transverse colon | | colon |
splenic flexure | | colon |
descending colon | | colon |
sigmoid colon | sigmoid | colon |
rectum | rectal | colon |
anus | perianal | pelvis |
appendix | appendiceal | cecum |
peritoneum | peritoneal, intraperitoneal, peritoneal cavity | abdomen |
mesentery | mesenteric | abdomen |
retroperitoneum | retroperitoneal, para aortic region, paraaortic | abdomen |
abdominal wall | anterior abdominal wall | abdomen |
right upper quadrant | ruq | abdomen |
left upper quadrant | luq | abdomen |
right lower quadrant | rlq | abdomen |
left lower quadrant | llq | abdomen |
pelvis | pelvic, lower pelvis, pelvic cavity | |
cul-de-sac | cul de sac, pouch of douglas, rectovesical pouch | pelvis |
uterus | uterine | pelvis |
endometrium | endometrial, endometrial stripe, endometrial cavity | uterus |
uterine cervix | cervix | uterus |
ovary | ovaries, ovarian | adnexa |
adnexa | adnexal, adnexae | pelvis |
fallopian tube | | adnexa |
vagina | vaginal | pelvis |
prostate | prostatic, prostate gland | pelvis |
peripheral zone | | prostate |
transition zone | transitional zone | prostate |
seminal vesicle | seminal vesicles | pelvis |
testis | testes, testicle, testicular, testicles | scrotum |
epididymis | epididymal | scrotum |
scrotum | scrotal | pelvis |
penis | penile | pelvis |
groin | inguinal, inguinal region, inguinal canal | pelvis |
aorta | aortic | artery |
thoracic aorta | | aorta |
ascending aorta | ascending thoracic aorta | thoracic aorta |
abdominal aorta | | aorta |
iliac artery | | artery |
renal artery | renal arteries | artery |
mesenteric artery | | artery |
celiac artery | celiac axis, celiac trunk | artery |
hepatic artery | | artery |
portal vein | portal venous, main portal vein | vein |
hepatic vein | hepatic veins | vein |
splenic vein | | vein |
inferior vena cava | ivc | vein |
iliac vein | | vein |
lymph node | lymph nodes, nodal, node, lymphatic | |
mediastinal lymph node | mediastinal lymph nodes, mediastinal node | mediastinum |
hilar lymph node | hilar lymph nodes, hilar node | hilum |
axillary lymph node | axillary lymph nodes, axillary node | axilla |
`;
