/** A sprint of PROJ's board. */
export interface Sprint {
  id: number;
  name: string;
  state: 'closed' | 'active' | 'future';
  goal: string;
  /** Days from the site's present. */
  startDay: number;
}

/** Days that a sprint lasts. */
export const sprintDays = 14;
/** The scrum board of PROJ. */
export const boardId = 1;

const firstActive = 9;

/** Eight closed sprints, the active one and two future ones. */
export const sprints: readonly Sprint[] = Array.from({ length: 11 }, (_, index) => {
  const id = index + 1;
  return {
    id,
    name: `PROJ Sprint ${id}`,
    state: id < firstActive ? 'closed' : id === firstActive ? 'active' : 'future',
    goal: id === firstActive ? 'Refunds that never get lost' : '',
    startDay: (id - firstActive) * sprintDays - 5,
  };
});

/** The sprint with this id; throws when there is none. */
export function sprintById(id: number): Sprint {
  const found = sprints[id - 1];
  if (!found) throw new RangeError(`no sprint ${id}`);
  return found;
}
