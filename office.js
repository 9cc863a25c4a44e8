// Word and Excel files for the page: starts the office module in a worker when it is first needed.
//
//   zipingOffice("docx" or "xlsx", text of a file of evaluations, whether it is a draft, whether the form stands alone)
//   → a promise of the file's bytes (Uint8Array)
//   zipingImport(bytes of a file or of a pasted text (Uint8Array), its name or "", choices (JSON or "")) → a promise of what
//   stands in it and what that says (JSON, as text)
//
// A promise that fails gives { kind, detail }: "refused" (detail is the sentence why), "outdated" (this browser lacks what it
// takes), "missing" (the module could not be loaded), "stuck" (no answer in time) or "broken" (it crashed; detail for experts).
//
// The worker that makes files is kept for the next one. After a crash, or when it takes too long, it is ended, and the next file gets a
// new one. Foreign files are read in workers of their own, each ended after one reading, whatever came of it. On the site worker and module are files; in the one-file page they lie in the page, gzip and base64.
(function () {
  "use strict";

  var script = document.currentScript;
  // From the request to the answer; loading over a slow line has a limit of its own.
  var LONGEST_WORK = 30000;
  var LONGEST_READ = 2000;
  var LONGEST_LOAD = 120000;

  // Fulfilled with the worker once its module is ready; null where there is none.
  var ready = null;
  // The end of the line: one file after the other.
  var last = Promise.resolve();

  function failure(kind, detail) {
    return { kind: kind, detail: detail ? String(detail.message || detail) : "" };
  }

  // What lies packed in the one-file page.
  function unpacked(block) {
    var text = atob(block.textContent);
    var packed = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
    var stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  // The address of the worker, and its module: an address, or bytes.
  function parts() {
    var worker = document.getElementById("ziping-office-worker");
    var module = document.getElementById("ziping-office-module");
    if (!worker || !module) {
      var address = function (name) {
        return new URL(script.getAttribute(name), document.baseURI).href;
      };
      return Promise.resolve({ worker: address("data-worker"), module: address("data-module") });
    }
    if (typeof DecompressionStream === "undefined") return Promise.reject(failure("outdated"));
    return Promise.all([unpacked(worker), unpacked(module)]).then(function (both) {
      var code = new Blob([both[0]], { type: "text/javascript" });
      return { worker: URL.createObjectURL(code), module: both[1] };
    });
  }

  // Asks the worker, and waits for its answer.
  function ask(worker, message, patience, late) {
    return new Promise(function (resolve, reject) {
      var timer = setTimeout(function () {
        reject(failure(late));
      }, patience);
      worker.onmessage = function (event) {
        clearTimeout(timer);
        resolve(event.data);
      };
      worker.onerror = function (event) {
        clearTimeout(timer);
        event.preventDefault();
        reject(failure("broken", event.message));
      };
      worker.postMessage(message);
    });
  }

  function start() {
    if (typeof Worker === "undefined") return Promise.reject(failure("outdated"));
    return parts().then(function (parts) {
      var worker = new Worker(parts.worker);
      return ask(worker, { module: parts.module }, LONGEST_LOAD, "missing").then(
        function (answer) {
          if (parts.worker.indexOf("blob:") === 0) URL.revokeObjectURL(parts.worker);
          if (answer.ready) return worker;
          worker.terminate();
          throw failure("missing", answer.broken);
        },
        function (why) {
          worker.terminate();
          throw failure("missing", why.detail);
        }
      );
    });
  }

  function make(format, json, draft, formOnly) {
    ready = ready || start();
    return ready.then(
      function (worker) {
        var request = { format: format, json: json, draft: !!draft, formOnly: !!formOnly };
        return ask(worker, request, LONGEST_WORK, "stuck").then(
          function (answer) {
            if (answer.bytes) return answer.bytes;
            if (answer.refused) throw failure("refused", answer.refused);
            ready = null;
            worker.terminate();
            throw failure("broken", answer.broken);
          },
          function (why) {
            ready = null;
            worker.terminate();
            throw why;
          }
        );
      },
      function (why) {
        ready = null;
        throw why.kind ? why : failure("missing", why);
      }
    );
  }

  function read(bytes, name, choices) {
    return start().then(
      function (worker) {
        return ask(worker, { read: bytes, name: name || "", choices: choices || "" }, LONGEST_READ, "stuck").then(
          function (answer) {
            worker.terminate();
            if (typeof answer.reading === "string") return answer.reading;
            if (answer.refused) throw failure("refused", answer.refused);
            throw failure("broken", answer.broken);
          },
          function (why) {
            worker.terminate();
            throw why;
          }
        );
      },
      function (why) {
        throw why.kind ? why : failure("missing", why);
      }
    );
  }

  window.zipingImport = read;

  window.zipingOffice = function (format, json, draft, formOnly) {
    var made = last.then(function () {
      return make(format, json, draft, formOnly);
    });
    last = made.catch(function () {});
    return made;
  };
})();
