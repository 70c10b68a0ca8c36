import type { ReactNode } from 'react';

/** What this place is for, and the one next step; never just "nothing here". */
export function Empty({ title, children, step }: { title: string; children?: ReactNode; step?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      {step}
    </div>
  );
}
