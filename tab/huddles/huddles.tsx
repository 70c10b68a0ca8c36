export default function Soon() {
  return <p>…</p>;
}
