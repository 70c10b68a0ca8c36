/** Grey bars where words will be; the page keeps its shape and nothing jumps. */
export function Lines({ count = 3 }: { count?: number }) {
  return (
    <div className="skeleton" aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity.
        <span key={index} />
      ))}
    </div>
  );
}

export function PageSkeleton() {
  return (
    <div className="page" aria-busy="true">
      <span className="unseen" role="status">
        Loading
      </span>
      <div className="skeleton skeleton-title" aria-hidden>
        <span />
      </div>
      <Lines count={6} />
    </div>
  );
}
