import type { DepartmentEvent } from './department.events.js';
import type { DepartmentState, Membership } from './department.state.js';

export const initialState: DepartmentState = {
  exists: false, department: '', jurisdiction: '', name: '', aliases: [], class: 'other', order: 0, rankingGroup: null, registeredOn: '',
  mergedInto: null, mergedOn: null, members: [],
};

/** Folds one event; accepts any order without throwing. A former name stays as an alias: history shows the name used at the time. */
export function evolve(state: DepartmentState, event: Pick<DepartmentEvent, 'type' | 'occurredOn' | 'data' | 'stream'>): DepartmentState {
  const { type, data, occurredOn, stream } = event as DepartmentEvent;
  if (type === 'department-registered') {
    if (state.exists) return state;
    const { jurisdiction, name, aliases, class: unitClass, order, rankingGroup } = data;
    return {
      ...initialState, exists: true, department: stream.replace(/^department-/, ''), jurisdiction, name, aliases, class: unitClass, order, rankingGroup,
      registeredOn: occurredOn,
    };
  }
  if (!state.exists) return state;
  switch (type) {
    case 'department-alias-added': return state.aliases.includes(data.alias) ? state : { ...state, aliases: [...state.aliases, data.alias] };
    case 'department-renamed': return { ...state, name: data.name, aliases: [...new Set([...state.aliases, state.name])].filter((alias) => alias !== data.name) };
    case 'department-merged': return state.mergedInto === null ? { ...state, mergedInto: data.into, mergedOn: occurredOn } : state;
    case 'department-class-changed': return { ...state, class: data.class, rankingGroup: data.rankingGroup };
    case 'department-order-set': return { ...state, order: data.order };
    case 'group-member-added': return joined(state, { member: data.member, from: data.from ?? occurredOn, until: null });
    case 'group-member-left': return left(state, data.member, data.on);
    default: return state;
  }
}

/** Whether a membership of this unit holds on a day or begins after it. */
export const holdsFrom = (one: Membership, member: string, day: string): boolean => one.member === member && (one.until === null || one.until > day);

function joined(state: DepartmentState, membership: Membership): DepartmentState {
  if (state.members.some((one) => holdsFrom(one, membership.member, membership.from))) return state;
  return { ...state, members: [...state.members, membership] };
}

function left(state: DepartmentState, member: string, on: string): DepartmentState {
  const ended = state.members.find((one) => one.member === member && one.until === null && one.from < on);
  return ended ? { ...state, members: state.members.map((one) => (one === ended ? { ...one, until: on } : one)) } : state;
}
