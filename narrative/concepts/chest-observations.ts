/** One concept a line: name | other words for it | is a | usual site. Chest, heart and breast. */
export const chestObservations = `
atelectasis | atelectatic change, atelectatic, atelectases, subsegmental collapse, lobar collapse, lung collapse, collapsed lung | opacity | lung
opacity | opacification, opacities, increased density, patchy density, airspace density, lung density, airspace disease, air space disease, airspace opacity, infiltrate, infiltration, shadowing, opacified | | lung
consolidation | consolidative change, consolidative opacity, consolidated, airspace consolidation | opacity | lung
ground-glass opacity | ground glass, ggo, ground glass opacification, ground glass attenuation, hazy opacity | opacity | lung
pneumonia | pneumonic, bronchopneumonia, lung infection, chest infection, pneumonitis | infection | lung
aspiration | aspiration pneumonia, aspiration pneumonitis | pneumonia | lung
interstitial lung disease | ild, interstitial pneumonia, uip, nsip, interstitial disease | | lung
pulmonary fibrosis | lung fibrosis, fibrotic change, honeycombing, fibrosis, fibrotic | interstitial lung disease | lung
reticulation | reticular opacity, reticular pattern, interstitial marking, interstitial thickening, septal thickening, interlobular septal thickening | opacity | lung
reticulonodular opacity | reticulonodular pattern | reticulation | lung
bronchiectasis | bronchiectatic, bronchiectases, traction bronchiectasis | | bronchus
bronchial wall thickening | peribronchial thickening, peribronchial cuffing, airway wall thickening | thickening | bronchus
bronchiolitis | tree in bud, tree in bud opacity | infection | lung
mucus plugging | mucoid impaction, mucous plugging | | bronchus
emphysema | emphysematous, centrilobular emphysema, paraseptal emphysema, copd, chronic obstructive pulmonary disease | | lung
bulla | bullae, bullous change, bleb | emphysema | lung
hyperinflation | hyperexpansion, hyperinflated, hyperexpanded, flattened diaphragm, air trapping | | lung
low lung volumes | low lung volume, hypoinflation, hypoventilatory | | lung
volume loss | loss of volume | atelectasis | lung
pulmonary nodule | lung nodule, pulmonary micronodule, nodular opacity, nodular density, coin lesion, spn, parenchymal nodule, micronodule, subpleural nodule, perifissural nodule | nodule | lung
ground-glass nodule | subsolid nodule, part solid nodule, nonsolid nodule, ggn | pulmonary nodule | lung
pulmonary mass | lung mass, lung tumor, lung cancer, bronchogenic carcinoma, lung carcinoma, lung lesion, pulmonary lesion | mass | lung
cavitary lesion | cavitation, cavitating lesion, cavitary, cavitated, cavity in the lung, cavities | lesion | lung
granuloma | granulomata, calcified granuloma, granulomatous disease, calcified nodule | nodule | lung
scarring | scar, pleuroparenchymal scarring, parenchymal band, linear scarring, fibronodular scarring | | lung
pulmonary edema | pulmonary oedema, interstitial edema, alveolar edema, fluid overload, vascular congestion, pulmonary congestion, pulmonary vascular congestion, congestive change, cephalization, heart failure, congestive heart failure, chf, cardiac decompensation | edema | lung
pulmonary contusion | lung contusion | contusion | lung
pulmonary laceration | lung laceration | laceration | lung
pulmonary hemorrhage | alveolar hemorrhage | hemorrhage | lung
pulmonary infarct | lung infarct, pulmonary infarction | infarct | lung
pulmonary embolism | pulmonary embolus, pulmonary emboli, pulmonary thromboembolism, pulmonary thromboembolic disease, pulmonary artery filling defect, pe, saddle embolus | embolism | pulmonary artery
embolism | embolus, emboli, thromboembolism, thromboembolic disease | thrombus |
filling defect | intraluminal filling defect | thrombus |
pulmonary hypertension | pulmonary arterial hypertension | | pulmonary artery
pleural effusion | pleural fluid, hydrothorax, pleural collection, parapneumonic effusion, blunting of the costophrenic angle, blunting, costophrenic blunting | effusion | pleura
effusion | | fluid collection |
hemothorax | haemothorax, hemopneumothorax, haemopneumothorax | pleural effusion | pleura
empyema | pleural empyema | pleural effusion | pleura
pneumothorax | pneumothoraces, ptx, tension pneumothorax | air collection | pleura
pleural thickening | thickening of the pleura, pleural scarring, fibrothorax | thickening | pleura
pleural plaque | pleural calcification, calcified pleural plaque | | pleura
pleural mass | mesothelioma, pleural nodularity, pleural nodule | mass | pleura
pneumomediastinum | mediastinal emphysema, mediastinal air | air collection | mediastinum
subcutaneous emphysema | subcutaneous air, subcutaneous gas, soft tissue emphysema, surgical emphysema | air collection | chest wall
air collection | extraluminal gas, extraluminal air, gas collection, orbital emphysema, intraorbital emphysema | |
mediastinal widening | widened mediastinum, widening of the mediastinum, mediastinal enlargement, enlarged cardiomediastinum, wide mediastinum | enlargement | mediastinum
mediastinal mass | thymoma, thymic mass, anterior mediastinal mass | mass | mediastinum
mediastinal lymphadenopathy | mediastinal adenopathy, enlarged mediastinal lymph node | lymphadenopathy | mediastinum
hilar lymphadenopathy | hilar adenopathy, enlarged hilar lymph node, hilar enlargement, hilar prominence | lymphadenopathy | hilum
mediastinal shift | tracheal deviation, deviated trachea | | mediastinum
elevated hemidiaphragm | elevation of the hemidiaphragm, elevated diaphragm, elevation of the diaphragm, eventration | | diaphragm
hiatal hernia | hiatus hernia, sliding hiatal hernia | hernia | stomach
diaphragmatic hernia | bochdalek hernia, morgagni hernia | hernia | diaphragm
cardiomegaly | enlarged heart, cardiac enlargement, heart is enlarged, enlarged cardiac silhouette, cardiac silhouette is enlarged, heart size is enlarged, enlargement of the heart, enlarged cardiac shadow, enlargement of the cardiac silhouette | enlargement | heart
pericardial effusion | pericardial fluid, hemopericardium | effusion | pericardium
pericardial thickening | pericarditis, pericardial calcification | thickening | pericardium
cardiac tamponade | tamponade | pericardial effusion | pericardium
coronary artery calcification | coronary calcification, coronary artery calcium, coronary atherosclerosis, coronary artery disease, coronary calcium | atherosclerosis | coronary artery
coronary stenosis | coronary artery stenosis | stenosis | coronary artery
valve calcification | aortic valve calcification, mitral annular calcification | calcification | heart valve
left ventricular hypertrophy | lvh, ventricular hypertrophy | | left ventricle
ventricular enlargement of the heart | left ventricular enlargement, dilated left ventricle, right ventricular enlargement, dilated right ventricle | cardiomegaly | heart
atrial enlargement | left atrial enlargement, dilated left atrium, enlarged left atrium, right atrial enlargement | cardiomegaly | atrium
right heart strain | right ventricular strain, rv strain | | right ventricle
intracardiac thrombus | left ventricular thrombus, left atrial appendage thrombus | thrombus | heart
cardiomyopathy | | | heart
myocardial infarct | myocardial infarction, myocardial scar | infarct | myocardium
rib fracture | fractured rib, broken rib, fracture of the rib, fractures of the ribs | fracture | rib
sternal fracture | fracture of the sternum | fracture | sternum
flail chest | flail segment | rib fracture | rib
support device | hardware, line, device, lines and tubes, support apparatus | |
endotracheal tube | et tube, ett, tracheal tube | support device | trachea
tracheostomy tube | tracheostomy | support device | trachea
nasogastric tube | ng tube, ngt, enteric tube, feeding tube, orogastric tube, dobhoff tube, nasoenteric tube | support device | stomach
central venous catheter | central line, cvc, picc, picc line, central venous line, jugular line, subclavian line, port catheter, port a cath, portacath, mediport, dialysis catheter, swan ganz catheter | support device | superior vena cava
chest tube | thoracostomy tube, pleural drain, pigtail catheter, chest drain | support device | pleura
pacemaker | pacer, icd, aicd, defibrillator, pacing lead, pacer lead | support device | heart
sternotomy wires | sternotomy, median sternotomy | postsurgical change | sternum
intra-aortic balloon pump | iabp, balloon pump | support device | thoracic aorta
heart valve prosthesis | valve replacement, prosthetic valve, tavr, prosthetic heart valve | support device | heart valve
breast mass | breast lump, breast nodule, breast lesion | mass | breast
breast cancer | breast carcinoma, ductal carcinoma, dcis, invasive ductal carcinoma, lobular carcinoma | malignancy | breast
breast asymmetry | focal asymmetry, global asymmetry, developing asymmetry | | breast
architectural distortion | distortion | | breast
breast calcifications | breast calcification, microcalcification, pleomorphic calcification, grouped calcification, clustered calcification | calcification | breast
breast cyst | simple breast cyst | cyst | breast
fibroadenoma | | breast mass | breast
skin thickening | breast skin thickening | thickening | breast
nipple retraction | nipple inversion | | breast
axillary lymphadenopathy | axillary adenopathy, enlarged axillary lymph node | lymphadenopathy | axilla
breast implant rupture | implant rupture, linguine sign | | breast
non-mass enhancement | nonmass enhancement | abnormal enhancement | breast
gynecomastia | | | breast
duct ectasia | dilated duct of the breast | | breast
sarcoidosis | sarcoid | | lung
tuberculosis | tb, miliary disease, miliary nodule | infection | lung
lymphangitic carcinomatosis | lymphangitic spread, lymphangitis carcinomatosa | malignancy | lung
tracheal stenosis | tracheal narrowing, subglottic stenosis | stenosis | trachea
azygos lobe | azygos fissure | normal variant | lung
`;
