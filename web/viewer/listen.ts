type Target = {
  addEventListener: (type: string, listener: (event: Event) => void) => void;
  removeEventListener: (type: string, listener: (event: Event) => void) => void;
};

/** Listens to a custom event and gives its detail. @returns a function that stops it */
export function listen<Detail>(target: Target, type: string, hear: (detail: Detail) => void): () => void {
  const listener = (event: Event) => {
    if (event instanceof CustomEvent) hear(event.detail);
  };
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
