// The worker's own part: stands behind the module's glue (`wasm_bindgen`) in one script, put together by xtask.
//
//   { module: address or bytes }  → { ready: true } or { broken: message }
//   { format, json, draft, formOnly } → { bytes } or { refused: sentence } or { broken: message }; after the last it is to be ended
//   { read: bytes, name, choices } → { reading: JSON } or as above; it is to be ended afterwards
self.onmessage = function (event) {
  "use strict";
  var request = event.data;
  function broken(why) {
    self.postMessage({ broken: String((why && why.message) || why) });
  }
  if (request.module) {
    wasm_bindgen({ module_or_path: request.module }).then(function () {
      self.postMessage({ ready: true });
    }, broken);
    return;
  }
  try {
    if (request.read) {
      self.postMessage({ reading: wasm_bindgen.take_in(request.name, request.read, request.choices) });
      return;
    }
    var bytes = wasm_bindgen.make(request.format, request.json, request.draft, request.formOnly);
    self.postMessage({ bytes: bytes }, [bytes.buffer]);
  } catch (why) {
    if (typeof why === "string") self.postMessage({ refused: why });
    else broken(why);
  }
};
