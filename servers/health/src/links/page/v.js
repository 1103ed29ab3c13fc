// Shows the code that stands in this page's own address: after #c=, in ?c=, or at the end of the path.
// It sends nothing, keeps nothing, and uses nothing up.
{
  const { hash, search, pathname } = location;
  const written =
    new URLSearchParams(hash.slice(1)).get("c") ??
    new URLSearchParams(search).get("c") ??
    /^\/v\/([^/]+)$/.exec(pathname)?.[1] ??
    "";
  const code = written.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  if (/^(\d{8}|[2-9A-HJKMNP-TV-Z]{16})$/.test(code)) {
    const shown = document.getElementById("code");
    const open = document.getElementById("open");
    shown.textContent = code.replace(/.{4}(?=.)/g, "$& ");
    open.href = `bluezone://v#c=${code}`;
    shown.hidden = false;
    open.hidden = false;
    document.getElementById("no-code").hidden = true;
  }
}
