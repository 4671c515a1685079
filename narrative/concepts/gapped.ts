/**
 * Observations whose words stand apart, up to four others between them: first words | last words | observation.
 * "Enlarged left axillary lymph nodes", "compressing the traversing left S1 nerve root".
 */
export const gapped = `
enlarged, prominent, suspicious, abnormal, bulky, pathologic, pathological, pathologically enlarged, avid, fdg avid, reactive, borderline, borderline enlarged, shotty, matted, rounded, metastatic | lymph node, node | lymphadenopathy
compressing, compresses, compress, compression of, impinging, impinges, contacting, contacts, abutting, abuts, displacing, displaces, effacing, effaces | nerve root | nerve root compression
compressing, compresses, compression of, flattening, indenting | spinal cord, cord | cord compression
loss of height, height loss, collapse, wedging, compression deformity | vertebral body, vertebra | compression fracture
tear, tearing | meniscus | meniscal tear
tear, rupture, disruption | acl, anterior cruciate ligament | acl tear
tear, rupture, disruption | pcl, posterior cruciate ligament | pcl tear
tear, tearing, rupture | supraspinatus, rotator cuff, infraspinatus, subscapularis | rotator cuff tear
tear, tearing | labrum | labral tear
enlargement, enlarged | heart, cardiac silhouette | cardiomegaly
dilated, distended | small bowel loop, bowel loop, loop of bowel, small bowel | bowel dilatation
thickening, thickened | gallbladder wall | gallbladder wall thickening
effacement, effaced | sulcus | cerebral edema
loss | gray white differentiation | ischemia
`;
