/** Opened without Teams round it, nobody is signed in. On a practice machine the local Teams page stands in for Teams. */
export function NotInTeams() {
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(window.location.hostname);
  return (
    <main className="alone">
      <h1>Neighbourhood Huddle</h1>
      <p>This page lives inside Microsoft Teams, which says who you are. Open the Huddle tab there.</p>
      {local && (
        <p>
          On this machine, <a href="/local/">the local Teams page</a> stands in for Teams.
        </p>
      )}
    </main>
  );
}

/** The last net: what is on screen cannot be trusted any more, so it goes, and the one way on is to load it anew. */
export function showFault(place: HTMLElement, error: unknown): void {
  console.error(error);
  const notice = document.createElement('main');
  notice.className = 'alone';
  notice.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = 'Something went wrong on this page. What was saved is safe.';
  const again = document.createElement('button');
  again.textContent = 'Load the page again';
  again.onclick = () => window.location.reload();
  notice.append(words, again);
  place.replaceChildren(notice);
}
