import type { Arena, Lane } from './arena';
import type { Job } from './crew';
import type { Stretch } from './windows';

/** What a lane's slots hold at the moment, and the jobs that are to be done with it. */
interface Load {
  key: string;
  readonly jobs: Job[];
  empty: () => void;
}

const MOST_JOBS = 1500;

/**
 * One pass over some values, on both lanes. Jobs gather until a lane needs other figures in its slots than it has: then what
 * has gathered is done, on both at once.
 */
export class Pass {
  private readonly loads: readonly [Load, Load] = [unloaded(), unloaded()];
  private turn = 0;

  constructor(private readonly arena: Arena) {}

  /**
   * The next lane, one after the other, with the figures of `stretches` in its slots: `fill` puts them there if they are not,
   * `empty` takes out what jobs have made of them.
   */
  lane(stretches: readonly Stretch[], fill: (lane: Lane) => void, empty: (lane: Lane) => void): Lane {
    const at = this.turn++ % 2 === 0 ? 0 : 1;
    const load = this.loads[at];
    const lane = this.arena.lanes[at];
    const key = stretches.map(({ first, step, count }) => `${first} ${step} ${count}`).join();
    if ((load.key !== '' && key !== load.key) || load.jobs.length > MOST_JOBS) this.flush();
    if (load.key === '') {
      fill(lane);
      load.key = key;
      load.empty = () => empty(lane);
    }
    return lane;
  }

  /** A job for a lane: at once if what it works on lies in the lane, where the next one's will be put. */
  add(lane: Lane, atOnce: boolean, ...job: Job): void {
    if (atOnce) this.arena.run([job], []);
    else this.loads[lane === this.arena.lanes[0] ? 0 : 1].jobs.push(job);
  }

  /** Does what has gathered. */
  flush(): void {
    const [own, other] = this.loads;
    this.arena.run(own.jobs, other.jobs);
    for (const load of this.loads) {
      load.jobs.length = 0;
      load.empty();
      load.key = '';
      load.empty = nothing;
    }
  }
}

function nothing(): void {
  // No figures, nothing to take out.
}

function unloaded(): Load {
  return { key: '', jobs: [], empty: nothing };
}
