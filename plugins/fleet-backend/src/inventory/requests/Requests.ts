/** What pods ask for together; PostgreSQL gives sums as text. */
export interface Requests {
  pods: number | string;
  cpu: number | string;
  memory: number | string;
}

/** The same as columns of what has those pods; null until they are summed up. */
export interface Asked {
  asked_pods: number | null;
  asked_cpu: number | string | null;
  asked_memory: number | string | null;
}

export const NOTHING: Requests = { pods: 0, cpu: 0, memory: 0 };

export function isAsked(asked: Asked, { pods, cpu, memory }: Requests) {
  const { asked_pods, asked_cpu, asked_memory } = asked;
  return (
    [asked_pods, asked_cpu, asked_memory].join() === [pods, cpu, memory].join()
  );
}

export function toAsked({ pods, cpu, memory }: Requests) {
  return { asked_pods: pods, asked_cpu: cpu, asked_memory: memory };
}

export function plus(one: Requests, other: Requests): Requests {
  return {
    pods: Number(one.pods) + Number(other.pods),
    cpu: Number(one.cpu) + Number(other.cpu),
    memory: Number(one.memory) + Number(other.memory),
  };
}
