// In every page that a preview serves, and in no file of a site: takes the new site when there is one, and shows
// what is wrong with a build that failed over the last good site.
(() => {
  const { site, state } = document.currentScript.dataset;
  let source = null;
  let host = null;
  let told = "";

  const close = () => {
    if (host) host.hidden = true;
  };

  // In a tree of its own, so that the styles of the site and ours know nothing of each other.
  const place = () => {
    host = document.createElement("div");
    const tree = host.attachShadow({ mode: "open" });
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = "/.bangvang/preview.css";
    const alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    alert.lang = "vi";
    tree.append(styles, alert);
    tree.addEventListener("click", (event) => event.target.closest("button") && close());
    document.body.prepend(host); // Tab comes to it first
    return new Promise((ready) => {
      styles.onload = styles.onerror = ready;
    });
  };

  const show = async (wrong) => {
    if (wrong === told) return;
    told = wrong;
    if (!host) await place();
    host.hidden = !told;
    host.shadowRoot.querySelector("[role=alert]").innerHTML = told;
  };

  const take = (event) => {
    const now = JSON.parse(event.data);
    if (!site) {
      if (String(now.number) !== state) location.reload(); // the page says itself what is wrong
    } else if (now.site && now.site !== site) {
      location.reload();
    } else {
      show(now.wrong);
    }
  };

  const listen = () => {
    if (source) return;
    source = new EventSource("/.bangvang/events");
    source.addEventListener("state", take);
  };

  const rest = () => {
    source?.close();
    source = null;
  };

  // A browser keeps six connections to a host: pages that nobody sees leave theirs to the others.
  const attend = () => (document.hidden ? rest() : listen());

  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", attend);
  attend();
})();
