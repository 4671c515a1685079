/** One concept a line: name | other words for it | is a | usual site. Abdomen, pelvis and urinary tract. */
export const abdomenObservations = `
hepatic steatosis | fatty liver, fatty infiltration of the liver, steatosis, hepatosteatosis, fatty change of the liver | | liver
cirrhosis | cirrhotic liver, cirrhotic, nodular liver contour, liver cirrhosis | | liver
hepatomegaly | enlarged liver, liver is enlarged, enlargement of the liver | enlargement | liver
liver lesion | hepatic lesion, focal liver lesion, liver mass, hepatic mass, focal hepatic lesion, liver tumor | lesion | liver
hepatocellular carcinoma | hcc, hepatoma | liver lesion | liver
hepatic cyst | liver cyst, simple hepatic cyst | cyst | liver
hepatic hemangioma | liver hemangioma, cavernous hemangioma | hemangioma | liver
focal nodular hyperplasia | fnh | liver lesion | liver
hepatic adenoma | | liver lesion | liver
liver metastasis | hepatic metastasis, liver metastases, hepatic metastases | metastasis | liver
liver abscess | hepatic abscess | abscess | liver
liver laceration | hepatic laceration | laceration | liver
gallstone | cholelithiasis, gallstones, gallbladder stone, gallbladder calculus, cholecystolithiasis | stone | gallbladder
cholecystitis | acute cholecystitis, calculous cholecystitis | inflammation | gallbladder
gallbladder wall thickening | thickened gallbladder wall, gallbladder thickening | wall thickening | gallbladder
pericholecystic fluid | pericholecystic fluid collection | fluid collection | gallbladder
gallbladder polyp | | polyp | gallbladder
gallbladder sludge | biliary sludge, sludge | | gallbladder
biliary dilatation | bile duct dilatation, biliary dilation, biliary ductal dilatation, ductal dilatation, ductal dilation, dilated common bile duct, dilated bile duct, cbd dilatation, prominent cbd | dilatation | bile duct
choledocholithiasis | common bile duct stone, bile duct stone, cbd stone, ductal stone | stone | bile duct
cholangitis | | inflammation | bile duct
cholangiocarcinoma | klatskin tumor | malignancy | bile duct
pneumobilia | biliary gas, biliary air | air collection | bile duct
portal venous gas | portal vein gas, portal venous air | air collection | portal vein
portal vein thrombosis | portal venous thrombosis, portal vein thrombus | thrombus | portal vein
portal hypertension | varices, esophageal varices, gastric varices, splenorenal shunt | | portal vein
pancreatitis | acute pancreatitis, chronic pancreatitis, peripancreatic stranding | inflammation | pancreas
pancreatic mass | pancreatic tumor, pancreatic cancer, pancreatic adenocarcinoma, pancreatic lesion, pancreatic carcinoma | mass | pancreas
pancreatic cyst | cystic pancreatic lesion, ipmn, pancreatic cystic lesion | cyst | pancreas
pancreatic pseudocyst | pseudocyst | fluid collection | pancreas
pancreatic duct dilatation | dilated pancreatic duct, pancreatic ductal dilatation | dilatation | pancreatic duct
pancreatic atrophy | atrophic pancreas | atrophy | pancreas
splenomegaly | enlarged spleen, spleen is enlarged, enlargement of the spleen | enlargement | spleen
splenic infarct | splenic infarction | infarct | spleen
splenic laceration | splenic injury, splenic rupture, ruptured spleen | laceration | spleen
splenic lesion | splenic mass | lesion | spleen
accessory spleen | splenule | normal variant | spleen
adrenal nodule | adrenal mass, adrenal adenoma, adrenal lesion, adrenal incidentaloma | nodule | adrenal gland
adrenal thickening | adrenal hyperplasia | thickening | adrenal gland
pheochromocytoma | | adrenal nodule | adrenal gland
hydronephrosis | pelvicaliectasis, pelviectasis, dilated renal pelvis, dilated collecting system, caliectasis, pelvocaliectasis, collecting system dilatation, hydro | dilatation | kidney
hydroureter | dilated ureter, ureteral dilatation, hydroureteronephrosis | dilatation | ureter
kidney stone | renal stone, renal calculus, renal calculi, nephrolithiasis, nonobstructing stone, renal calcification, nonobst calc, nonobstructing calc, nonobstructive calculus, renal calc | stone | kidney
ureteral stone | ureteric stone, ureteral calculus, ureteric calculus, ureterolithiasis, ureterovesical junction stone | stone | ureter
renal cyst | kidney cyst, cortical cyst, parapelvic cyst, renal cortical cyst, peripelvic cyst | cyst | kidney
complex renal cyst | complicated renal cyst, cystic renal mass | renal cyst | kidney
renal mass | kidney mass, renal tumor, renal lesion, solid renal mass | mass | kidney
renal cell carcinoma | rcc, kidney cancer | renal mass | kidney
angiomyolipoma | aml | renal mass | kidney
pyelonephritis | perinephric stranding | infection | kidney
renal atrophy | atrophic kidney, cortical thinning, renal cortical thinning, small kidney | atrophy | kidney
renal infarct | renal infarction | infarct | kidney
renal laceration | kidney laceration | laceration | kidney
renal scarring | cortical scarring | scarring | kidney
horseshoe kidney | | normal variant | kidney
bladder mass | bladder tumor, bladder cancer, bladder lesion, urothelial carcinoma | mass | bladder
bladder wall thickening | thickened bladder wall, thickening of the urinary bladder wall, thickening of the bladder wall | wall thickening | bladder
bladder stone | bladder calculus | stone | bladder
cystitis | | inflammation | bladder
appendicitis | acute appendicitis, perforated appendicitis, dilated appendix | inflammation | appendix
appendicolith | | stone | appendix
diverticulitis | acute diverticulitis, sigmoid diverticulitis | inflammation | colon
diverticulosis | diverticula, diverticulum, colonic diverticula, diverticular disease | | colon
bowel obstruction | small bowel obstruction, sbo, large bowel obstruction, lbo, obstruction, transition point, complete obstruction | | bowel
ileus | adynamic ileus, paralytic ileus | | bowel
bowel dilatation | dilated bowel loops, dilated loops of bowel, bowel distension, bowel distention, dilated bowel, distended bowel, dilated small bowel, distention of adjacent small bowel loops | dilatation | bowel
bowel wall thickening | thickened bowel wall, thickened loop of distal small bowel, mural thickening, colonic wall thickening, thickened bowel | wall thickening | bowel
colitis | pancolitis, ischemic colitis | inflammation | colon
enteritis | terminal ileitis, crohn disease, ileitis | inflammation | small bowel
bowel ischemia | ischemic bowel, mesenteric ischemia, bowel infarction | ischemia | bowel
pneumatosis | pneumatosis intestinalis | air collection | bowel
pneumoperitoneum | free air, free intraperitoneal air, free gas, free intraperitoneal gas, intraperitoneal air, free intra abdominal air | air collection | peritoneum
bowel perforation | perforated viscus | | bowel
volvulus | sigmoid volvulus, cecal volvulus, midgut volvulus | | bowel
intussusception | | | bowel
constipation | fecal impaction, stool burden, fecal loading | | colon
colon mass | colonic mass, colon cancer, colorectal cancer, rectal cancer, rectal mass, colorectal mass | mass | colon
colonic polyp | colon polyp, polyps of the colon | polyp | colon
gastric mass | gastric cancer, stomach mass, gist, gastric carcinoma | mass | stomach
gastric distension | gastric distention, distended stomach | dilatation | stomach
gastritis | gastric wall thickening | inflammation | stomach
peptic ulcer | duodenal ulcer, gastric ulcer | | stomach
esophageal mass | esophageal cancer, esophageal carcinoma | mass | esophagus
esophageal thickening | esophageal wall thickening, esophagitis | wall thickening | esophagus
gastroesophageal reflux | reflux | | esophagus
ascites | free fluid, intraperitoneal fluid, free intraperitoneal fluid, peritoneal fluid, free pelvic fluid, intra abdominal fluid | fluid collection | peritoneum
hemoperitoneum | intraperitoneal hemorrhage | hemorrhage | peritoneum
retroperitoneal hematoma | retroperitoneal hemorrhage | hematoma | retroperitoneum
peritoneal carcinomatosis | omental caking, peritoneal nodularity, carcinomatosis, peritoneal implant | metastasis | peritoneum
mesenteric lymphadenopathy | enlarged mesenteric lymph node, mesenteric adenitis | lymphadenopathy | mesentery
retroperitoneal lymphadenopathy | retroperitoneal adenopathy, para aortic lymphadenopathy | lymphadenopathy | retroperitoneum
pelvic lymphadenopathy | pelvic adenopathy, iliac lymphadenopathy | lymphadenopathy | pelvis
inguinal lymphadenopathy | inguinal adenopathy | lymphadenopathy | groin
fat stranding | stranding, inflammatory stranding, mesenteric stranding, inflammatory change, inflammatory fat stranding | inflammation | mesentery
abscess | abscesses, infected collection | fluid collection |
fluid collection | loculated fluid, collection, fluid collections, fluid, seroma | |
inguinal hernia | groin hernia | hernia | groin
umbilical hernia | paraumbilical hernia | hernia | abdominal wall
ventral hernia | incisional hernia, abdominal wall hernia | hernia | abdominal wall
hernia | herniation of bowel, hernias | |
uterine fibroid | fibroid, leiomyoma, myoma, leiomyomata, fibroid uterus | mass | uterus
endometrial thickening | thickened endometrium, thickened endometrial stripe | thickening | endometrium
endometrial polyp | | polyp | endometrium
endometrial cancer | endometrial carcinoma | malignancy | endometrium
cervical cancer | cervical carcinoma | malignancy | uterine cervix
adenomyosis | | | uterus
ovarian cyst | adnexal cyst, follicular cyst, hemorrhagic cyst, corpus luteum, ovarian follicle, nabothian cyst | cyst | ovary
ovarian mass | adnexal mass, adnexal lesion, ovarian cancer, ovarian tumor | mass | ovary
dermoid | mature teratoma, dermoid cyst, teratoma | ovarian mass | ovary
endometrioma | endometriosis | | ovary
ovarian torsion | adnexal torsion | torsion | ovary
ectopic pregnancy | | | adnexa
hydrosalpinx | pyosalpinx | | fallopian tube
intrauterine pregnancy | intrauterine gestation, gestational sac, iup | | uterus
retained products of conception | | | uterus
prostate enlargement | enlarged prostate, prostatomegaly, bph, benign prostatic hyperplasia, prostate is enlarged, prostatic enlargement | enlargement | prostate
prostate lesion | prostate cancer, prostatic carcinoma, prostate nodule, peripheral zone lesion, transition zone lesion | lesion | prostate
extraprostatic extension | extracapsular extension, seminal vesicle invasion | | prostate
testicular mass | testicular tumor, testicular cancer, intratesticular mass | mass | testis
testicular torsion | | torsion | testis
torsion | | |
epididymitis | epididymo orchitis, orchitis | inflammation | testis
hydrocele | | fluid collection | scrotum
varicocele | | | scrotum
undescended testis | cryptorchidism | | testis
microlithiasis | testicular microlithiasis | calcification | testis
cholecystectomy | cholecystectomy clips, absent gallbladder, surgically absent gallbladder | postsurgical change | gallbladder
fistula | fistulous tract, perianal fistula, sinus tract | |
foreign body | metallic foreign body, retained foreign body | |
`;
