import type { Piece } from './pieces.js';

const PLACE = /^(?:中共)?(?<place>[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|州(?!市)|市|地区|盟|县|区|镇|乡|街道))/;
const NOT_A_PLACE = /^(?:城市|城镇|乡镇|农村|优化|建设|推进|关于|进一步|全市|全省|全区|全县|全镇|我|本|各|持续|深化|加快|开展|打造|提升|支持|促进|加强)|示范区$/;

/** What stands inside the place before it: 成都市｜锦江区, 云南省｜昆明市, 昆明市｜石林彝族自治县. */
const DISTRICT = '[\\u4e00-\\u9fff]{1,4}?(?:新区|区|县)|[\\u4e00-\\u9fff]{2,8}?自治县|[\\u4e00-\\u9fff]{0,4}?(?:(?:高新技术|高技术)(?:产业)?|经济(?:技术)?|旅游|工业)?(?:产业)?(?:开发区|园区)|[\\u4e00-\\u9fff]{2,5}?旗|[\\u4e00-\\u9fff]{2,3}?(?:镇|乡|街道)';
const CITY = '[\\u4e00-\\u9fff]{2,8}?自治州|[\\u4e00-\\u9fff]{1,4}?[市盟]';
const BEHIND = '(?![场民级直域政容外内值集里貌村块]|建设(?![方行])|振兴)';
const WITHIN_CITY = new RegExp(`^(?<place>${DISTRICT})${BEHIND}`);
const WITHIN_PROVINCE = new RegExp(`^(?<place>${CITY}|${DISTRICT})${BEHIND}`);
/** Words that only end like a place: 老旧小区, 城乡社区, 智慧城市. */
const NO_PLACE_WITHIN = /[和与及的对各我由请]|全[市省区县]|^(?:委|人民|政府|党|直属|属|老旧|居民|住宅|城乡|基层|智慧|农村|现代|国家|本|跨|在|把|将|并|有|进[^贤]|重点|中心|特色|建制|老|市|省[^略]|区|县|乡|镇|推|实[施现]|构建|相关|其他|其它|部分|梳理|研究|发挥|编制|组织|巩固|参照|定期|完善|下放|逐步|积极|开通|鼓励|强化|指导|启动|同步|校企|产业|科创|国际|设区|试点|示范|核心|绿色|数字|支撑|保障|服务|管理|规范|创建|争创|深入|贯彻|落实|统筹|健全)|(?:小区|社区|市区|片区|景区|灾区|校区|库区|辖区|街区|山区|地区|老区|牧区|建成区|示范区|试验区|试点区|保护区|集聚区|功能区|合作区|服务区|湾区|经济区|设区|区块|城市|都市|超市|上市|门市|夜市|早市|菜市|省市|联盟|城乡|乡镇|街镇|城镇|村镇|强镇|小镇|集镇|县乡|市县|区县|整县|强县|家乡|下乡|回乡|返乡|他乡|红旗)$/;
/** The name of one place, or what many places have: whose units the document names tells. */
const GENERAL = /^(?:城区|新城区|老城区|主城区|郊区|矿区|林区|开发区)$|(?<!工业)园区$|[镇乡]$|街道$/;
const UPPER = /^[\u4e00-\u9fff]{2,6}?(?:省|自治区)(?=[\u4e00-\u9fff])/;
const MOST_UNITS = 200;

/** The place that a title or a body's name opens with; a year may stand before it. 成都市锦江区 is the district, 云南省昆明市 the city. */
export function placeIn(text: string, unitsOfPlace: UnitsOfPlace = 'unknown'): string | null {
  const words = text.replace(/^20\d{2}(?:[—–―－\-~～至到]{1,2}20\d{2})?年度?/, '').replace(/^“?十[三四五六]五”?(?:时期|期间)?/, '');
  const place = PLACE.exec(words)?.groups!.place ?? null;
  return place && !NOT_A_PLACE.test(place) ? withinPlace(place, words.slice(words.indexOf(place) + place.length), unitsOfPlace) : null;
}

function withinPlace(place: string, rest: string, unitsOfPlace: UnitsOfPlace): string {
  const within = /省$|自治区$/.test(place) ? WITHIN_PROVINCE : /[市州盟]$|地区$/.test(place) ? WITHIN_CITY : null;
  const inner = within?.exec(rest)?.groups!.place;
  if (inner === undefined || NOT_A_PLACE.test(inner) || NO_PLACE_WITHIN.test(inner)) return place;
  if (/[市州盟]$/.test(inner)) return withinPlace(inner, rest.slice(inner.length), unitsOfPlace);
  if (GENERAL.test(inner) ? unitsOfPlace !== 'district' : unitsOfPlace === 'city') return place;
  return /省$|自治区$/.test(place) ? inner : place + inner;
}

/** 云南省昆明市 is the place that the city's own documents call 昆明市. */
export const withoutUpper = (place: string): string => place.replace(UPPER, '');

/** Whose units the document names: 区住建局 a district's or a county's, 市住建局 a city's. */
export type UnitsOfPlace = 'district' | 'city' | 'unknown';

/** 苏州市工业园区…方案 may be of the park, or of the city for its parks: whose units it names tells. */
export function unitsOfPlace(pieces: readonly Piece[]): UnitsOfPlace {
  let city = 0;
  let district = 0;
  for (const { text } of pieces) {
    for (const [, level] of text.matchAll(/(?<=[（(：:、，,；;\s])(市|园?区|县|镇|旗|管委会|街道)(?![县场域级民内外划政直]|区[^\u4e00-\u9fff])(?=[\u4e00-\u9fff]{1,12}(?:局|委|办|部|院|中心|科|站|所))/g)) {
      if (level === '市') city += 1;
      else district += 1;
    }
    if (city + district > MOST_UNITS) break;
  }
  return district > city ? 'district' : city > district ? 'city' : 'unknown';
}
