/**
 * One term a line: English names, the usual one first | German | Spanish | French | Chinese | Arabic | who has reviewed the row.
 * `unreviewed`: written for this product from general knowledge; nobody whose mother tongue it is has looked at it yet. A reviewer puts
 * the languages and a name instead, such as `de: Dr. A. Example`. How it is.
 */
export const modifierTerms = `
acute, new, fresh | frisch | reciente | récent | 新发 | حديث | unreviewed
chronic, old, long-standing | alt | antiguo | ancien | 陈旧 | قديم | unreviewed
small, tiny, minute | klein | pequeño | petit | 小 | صغير | unreviewed
large, big | groß | grande | grand | 大 | كبير | unreviewed
mild, slight, minimal | leicht | leve | léger | 轻度 | خفيف | unreviewed
moderate | mittelgradig | moderado | modéré | 中度 | متوسط | unreviewed
severe, marked, advanced | ausgeprägt | grave | marqué | 重度 | شديد | unreviewed
multiple, several | mehrere | varios | plusieurs | 多个 | متعدد | unreviewed
solid | fest | sólido | solide | 实性 | صلب | unreviewed
spiculated, irregular | unregelmäßiger Rand | borde irregular | bord irrégulier | 边缘不规则 | حافة غير منتظمة | unreviewed
calcified | verkalkt | con calcio | calcifié | 钙化 | متكلّس | unreviewed
displaced | verschoben | desplazado | déplacé | 移位 | متزحزح | unreviewed
nondisplaced, non-displaced, undisplaced | nicht verschoben | no desplazado | non déplacé | 无移位 | غير متزحزح | unreviewed
complete | vollständig | completo | complet | 完全 | كامل | unreviewed
partial, incomplete | teilweise | parcial | partiel | 部分 | جزئي | unreviewed
simple | einfach | simple | simple | 单纯 | بسيط | unreviewed
focal | umschrieben | localizado | localisé | 局限 | موضعي | unreviewed
diffuse | verteilt | difuso | diffus | 弥漫 | منتشر | unreviewed
stable, unchanged | unverändert | sin cambios | inchangé | 无变化 | مستقر | unreviewed
healing | heilend | en curación | en cours de guérison | 愈合中 | في طور الالتئام | unreviewed
`;
