// The site without a network: has the service worker (service_worker.js) installed, and says how things stand. The one-file
// page needs none of this and does not carry this script.
//
//   window.zipingOffline = { ready, newer, reopen(), start() }, and an event "ziping-offline" at the window whenever one of the
//   first two changes
//
// ready: this page and everything it may still load are kept, so that it works and opens without a network.
// newer: another version has been fetched and waits, or is in use in another window already. Nothing happens until
// reopen(), which loads the page in its newest version.
// start() is for boot.js, once the page has loaded what it needs itself.
//
// Where the browser refuses service workers (private windows, http on a local network) nothing happens at all.
(function () {
  "use strict";

  var script = document.currentScript;
  // So long a new version may take to step in before the page is loaded again all the same.
  var PATIENCE = 3000;
  var registration = null;
  var started = false;
  var state = { ready: false, newer: false, reopen: reopen, start: start };
  window.zipingOffline = state;

  function tell(ready, newer) {
    if (ready === state.ready && newer === state.newer) return;
    state.ready = ready;
    state.newer = newer;
    window.dispatchEvent(new CustomEvent("ziping-offline"));
  }

  function reload() {
    window.location.reload();
  }

  function reopen() {
    var waiting = registration && registration.waiting;
    if (!waiting) return reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload);
    setTimeout(reload, PATIENCE);
    waiting.postMessage("activate");
  }

  // Whether the module of this very page lies in the browser: it may have been thrown away, or be of another version.
  function kept() {
    var glue = document.getElementById("ziping-glue");
    return window.caches.match(new URL(glue.getAttribute("data-wasm"), document.baseURI).href).catch(function () {});
  }

  function watch(container) {
    // A page that no worker answered for belongs to none: the first one to come is its own, not a newer one.
    var first = container.controller;
    function look() {
      var controller = container.controller;
      var replaced = !!first && controller !== first;
      first = first || controller;
      var newer = replaced || !!(controller && registration && registration.waiting);
      if (!controller || replaced) return tell(false, newer);
      kept().then(function (found) {
        if (container.controller !== controller) return;
        if (!found) controller.postMessage("refill");
        tell(!!found, newer);
      });
    }
    function follow() {
      var worker = registration.installing;
      if (worker) worker.addEventListener("statechange", look);
    }
    container.addEventListener("controllerchange", look);
    return function (made) {
      // Some browsers refuse by giving nothing.
      if (!made) return;
      registration = made;
      registration.addEventListener("updatefound", follow);
      follow();
      look();
    };
  }

  function start() {
    if (started || !/^https?:$/.test(window.location.protocol)) return;
    started = true;
    try {
      var container = navigator.serviceWorker;
      if (!container) return;
      var address = new URL(script.getAttribute("data-service-worker"), document.baseURI).href;
      container.register(address).then(watch(container)).catch(function () {});
    } catch (why) {
      // Refused: the page works over the network, as ever.
    }
  }
})();
