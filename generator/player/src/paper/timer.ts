const SECOND = 1000;

/** Shows the time that is left, and ends at the deadline (milliseconds since 1970). Gives back what stops it. */
export function startTimer(clock: HTMLElement, deadline: number, now: () => Date, end: () => void): () => void {
  const tick = (): void => {
    const left = Math.ceil((deadline - now().getTime()) / SECOND);
    clock.textContent = left > 0 ? wordsFor(left) : "时间到了，卷子已经交了。";
    if (left > 0) return;
    stop();
    end();
  };
  const timer = setInterval(tick, SECOND);
  const stop = (): void => clearInterval(timer);
  tick();
  return stop;
}

/** Whole minutes until the last one: a line that changes every second is read out every second. */
export function wordsFor(seconds: number): string {
  if (seconds > 60) return `还剩 ${Math.ceil(seconds / 60)} 分钟`;
  return seconds > 20 ? "还剩不到 1 分钟" : "还剩不到 20 秒";
}
