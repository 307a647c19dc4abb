/** A sprint of a board; moments are milliseconds, absent until they are planned or have come. */
export interface Sprint {
  id: number;
  board: number;
  name: string;
  state: 'closed' | 'active' | 'future';
  goal: string;
  start: number | undefined;
  end: number | undefined;
  completed: number | undefined;
}

const day = 86_400_000;
const sprintDays = 14;
const firstActive = 9;

function plannedSprint(id: number, epoch: number): Sprint {
  const state = id < firstActive ? 'closed' : id === firstActive ? 'active' : 'future';
  const start = epoch + ((id - firstActive) * sprintDays - 5) * day;
  const end = start + sprintDays * day;
  return {
    id,
    board: 1,
    name: `PROJ Sprint ${id}`,
    state,
    goal: id === firstActive ? 'Refunds that never get lost' : '',
    start: state === 'future' ? undefined : start,
    end: state === 'future' ? undefined : end,
    completed: state === 'closed' ? end : undefined,
  };
}

/** Eight closed sprints, the active one and two future ones, all of PROJ's board. */
export const plannedSprints = (epoch: number): Sprint[] =>
  Array.from({ length: 11 }, (_, index) => plannedSprint(index + 1, epoch));
