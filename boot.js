// Starts the program, and stands in for it where it can't run: a browser that is too old, a file that is missing, and
// after a crash. Written in the JavaScript of 2009 on purpose: the browsers that need its message know no other.
//
// The same script runs on the site (the module is fetched) and in the one-file page (the module lies in the page as base64).
(function () {
  "use strict";

  // Every entry that the program keeps in localStorage begins so.
  var KEPT = "ziping:";
  // Those that begin so hold no work of the person's: counts, and what she was asked already.
  var NOTE = "ziping:note:";
  var OLDEST = "Chrome、Edge 97 或 Firefox 102 及以后的版本";

  // An element that stands in the page as long as the program runs, and says something only where no script has defined it:
  // in a copy of the page that the browser saved without its scripts.
  var COPY = "ziping-copy";
  var NO_PROGRAM = "这是浏览器另存的副本，里面没有程序，不能填写，也不显示填过的内容。请打开原来的网页；已保存的内容在原来的浏览器里。";

  // Set once and for ever by a crash: from then on no call reaches the module, and nothing is written to the storage.
  var crashed = false;

  // ---- small parts of a page -------------------------------------------------------------------------------------

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.appendChild(document.createTextNode(text));
    if (parent) parent.appendChild(made);
    return made;
  }

  function button(text, parent, action) {
    var made = element("button", text, parent);
    made.type = "button";
    made.onclick = action;
    return made;
  }

  // Takes everything out of the page but scripts and data: they are the program, and stay for a copy that is saved.
  function clear(body) {
    [].slice.call(body.childNodes).forEach(function (node) {
      if (node.nodeName !== "SCRIPT") body.removeChild(node);
    });
    body.removeAttribute("class");
  }

  // An empty page with a heading and some sentences; the old content is gone afterwards.
  function plainPage(heading, sentences) {
    var body = document.body;
    clear(body);
    var box = element("div", "", element("main", "", body));
    box.id = "boot";
    box.setAttribute("role", "alert");
    element("h1", heading, box);
    for (var i = 0; i < sentences.length; i++) element("p", sentences[i], box);
    document.title = heading;
    return box;
  }

  function detail(box, message) {
    if (message) element("pre", "技术信息：" + message, box);
  }

  // On the site another version may wait that does better.
  function reload() {
    if (window.zipingOffline) window.zipingOffline.reopen();
    else window.location.reload();
  }

  // The page has all it asked for, or can't have it: now the site may be fetched for use without a network.
  function settled() {
    if (window.zipingOffline) window.zipingOffline.start();
  }

  // ---- it does not start -----------------------------------------------------------------------------------------

  function cannotStart(sentence, why) {
    if (crashed) return;
    var box = plainPage("自评打不开", [sentence, "已经填写并保存在本机浏览器里的内容不受影响。"]);
    button("重新打开", box, reload).className = "boot-first";
    detail(box, why && (why.message || String(why)));
    settled();
  }

  // ---- it crashed ------------------------------------------------------------------------------------------------

  function isWork(key) {
    return key.slice(0, KEPT.length) === KEPT && key.slice(0, NOTE.length) !== NOTE;
  }

  // What the program could not put into the browser's storage lies in a map of the page; it goes with the page.
  function inMemory() {
    var entries = {};
    var memory = window.zipingMemory || {};
    Object.keys(memory).filter(isWork).forEach(function (key) {
      entries[key] = memory[key];
    });
    return entries;
  }

  // Puts what the browser keeps to the entries; whether all of it could be read.
  function readStorage(entries) {
    try {
      var storage = window.localStorage;
      for (var i = 0; i < storage.length; i++) {
        var key = storage.key(i);
        if (isWork(key)) entries[key] = storage.getItem(key);
      }
      return true;
    } catch (why) {
      return false;
    }
  }

  // Entries as a file: read without the program, so that they can be saved whatever the program did. Empty where there are none.
  function rescue(entries) {
    if (Object.keys(entries).length === 0) return "";
    return JSON.stringify({ kind: "ziping-rescue", saved_at: new Date().toISOString(), entries: entries }, null, 2);
  }

  function download(name, parts, type) {
    var address = URL.createObjectURL(new Blob(parts, { type: type }));
    var link = element("a", "", document.body);
    link.href = address;
    link.download = name;
    link.click();
    document.body.removeChild(link);
    window.setTimeout(function () {
      URL.revokeObjectURL(address);
    }, 60000);
  }

  // A text to be copied by hand.
  function offerText(box, text) {
    element("p", "微信里不能下载文件。请长按下面的文字，全选后复制，存成文本文件。", box);
    var field = element("textarea", "", box);
    field.readOnly = true;
    field.rows = 8;
    field.setAttribute("aria-label", "全部数据");
    field.value = text;
    field.focus();
    field.select();
  }

  // Pending timers would call into the module. Their numbers count up, so the newest names them all.
  function stopTimers() {
    var newest = window.setTimeout(function () {}, 0);
    for (var i = newest; i > 0 && newest - i < 100000; i--) window.clearTimeout(i);
  }

  // Called by the program's panic hook, and by the guard below for a trap that no hook saw.
  window.zipingPanicked = function (message) {
    if (crashed) return;
    crashed = true;
    stopTimers();
    var entries = {};
    var allRead = readStorage(entries);
    var memory = inMemory();
    var onlyHere = Object.keys(memory).length > 0;
    for (var key in memory) entries[key] = memory[key];
    var kept = rescue(entries);
    var sentence = "本机的浏览器里没有保存的内容。";
    if (!allRead) {
      sentence = "浏览器现在不让读取保存的内容，" + (kept ? "能读出的请先下载，再重新打开。" : "请重新打开后再看。");
    }
    if (onlyHere) {
      sentence = "有内容没能存入浏览器，只在本页里。请先下载全部数据，再重新打开；不下载，这些内容就会丢失。";
    } else if (kept && allRead) {
      sentence = "最后一次自动保存的内容还在本机的浏览器里。请先下载全部数据留底，再重新打开。";
    }
    var box = plainPage("程序出错，已经停下", ["为免写坏数据，程序不再继续运行。", sentence]);
    if (kept) {
      button("下载全部数据", box, function () {
        // In WeChat nothing is downloaded, and nothing says so.
        if (window.navigator.userAgent.indexOf("MicroMessenger") >= 0) return offerText(box, kept);
        download("自评-全部数据-" + new Date().toISOString().slice(0, 10) + ".json", [kept], "application/json");
      }).className = "boot-first";
    }
    button("重新打开", box, reload).className = kept ? "" : "boot-first";
    detail(box, message);
    settled();
  };

  // ---- it starts -------------------------------------------------------------------------------------------------

  // A trap leaves the module's memory half changed, so the first one is the last call.
  function guarded(call) {
    return function () {
      if (crashed) return undefined;
      try {
        return call.apply(this, arguments);
      } catch (why) {
        // Whatever comes out has cut the module's work off in the middle, also an error of the browser's own that went
        // right through it: nothing in it can be relied on any more.
        window.zipingPanicked((why && why.message) || String(why));
        return undefined;
      }
    };
  }

  // The glue accepts any { instance, module }: give it one whose functions are guarded.
  function withGuard(made) {
    var exports = made.instance.exports;
    var guardedExports = {};
    for (var name in exports) {
      guardedExports[name] = typeof exports[name] === "function" ? guarded(exports[name]) : exports[name];
    }
    return { instance: { exports: guardedExports }, module: made.module };
  }

  // Makes the module once, through whichever way the glue takes, and puts the guard around it.
  function guardInstantiation() {
    ["instantiate", "instantiateStreaming"].forEach(function (name) {
      var real = WebAssembly[name];
      if (!real) return;
      WebAssembly[name] = function (source, imports) {
        return real.call(WebAssembly, source, imports).then(withGuard);
      };
    });
  }

  // Nothing writes over what is kept once the program is known to be broken.
  function guardStorage() {
    if (typeof Storage === "undefined") return;
    ["setItem", "removeItem", "clear"].forEach(function (name) {
      var real = Storage.prototype[name];
      Storage.prototype[name] = function () {
        if (!crashed) return real.apply(this, arguments);
      };
    });
  }

  function bytesOf(base64) {
    var text = window.atob(base64);
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  // ---- copies of the page ----------------------------------------------------------------------------------------

  // Puts the element for copies without scripts in front of everything, and defines it, so that it shows nothing here.
  function markForCopies() {
    function Mark() {
      return Reflect.construct(HTMLElement, [], Mark);
    }
    if (!window.customElements) return;
    Mark.prototype = Object.create(HTMLElement.prototype);
    window.customElements.define(COPY, Mark);
    document.body.insertBefore(element(COPY, NO_PROGRAM), document.body.firstChild);
  }

  // In a copy that the browser saved what was on the screen then stands in the page: it is no more than a picture.
  function clearPicture() {
    if (document.getElementsByTagName(COPY).length === 0) return false;
    clear(document.body);
    var box = element("div", "", document.body);
    box.id = "boot";
    element("p", "正在打开…", box).setAttribute("role", "status");
    return true;
  }

  // The one-file page as it was built, to the byte: its text around the parts lies in the frame, the parts stand in the page.
  function offerOwnFile() {
    var frame = document.getElementById("ziping-frame");
    if (!frame) return;
    window.zipingSaveCopy = function () {
      var around = new TextDecoder().decode(bytesOf(frame.textContent)).split("\u0001");
      var parts = document.querySelectorAll("[data-part]");
      if (parts.length !== around.length - 1) return false;
      var pieces = [around[0]];
      for (var i = 0; i < parts.length; i++) pieces.push(parts[i].textContent, around[i + 1]);
      download("ziping.html", pieces, "text/html");
      return true;
    };
  }

  // A translator puts elements of its own in the place of the program's texts: those then change no more. The program says so.
  function watchTranslation() {
    if (typeof MutationObserver === "undefined") return;
    var fonts = document.getElementsByTagName("font");
    var root = document.documentElement;
    var watch = new MutationObserver(function () {
      if (fonts.length === 0 && !/\btranslated-(ltr|rtl)\b/.test(root.className)) return;
      watch.disconnect();
      window.zipingTranslated = true;
      window.dispatchEvent(new Event("ziping-translated"));
    });
    watch.observe(root, { attributes: true, attributeFilter: ["class"], childList: true, subtree: true });
  }

  function start() {
    var isCopy = clearPicture();
    if (isCopy && window.location.protocol === "file:" && !document.getElementById("ziping-wasm")) {
      return cannotStart(NO_PROGRAM);
    }
    if (typeof WebAssembly === "undefined" || typeof Promise === "undefined") {
      return cannotStart("这个浏览器太旧，缺少本页需要的功能（WebAssembly）。请换用" + OLDEST + "。");
    }
    if (typeof wasm_bindgen === "undefined") {
      return cannotStart("页面的文件不完整，或者这个浏览器太旧。请刷新一次；仍打不开时，请换用" + OLDEST + "。");
    }
    var enclosed = document.getElementById("ziping-wasm");
    var glue = document.getElementById("ziping-glue");
    if (!enclosed && window.location.protocol === "file:") {
      return cannotStart("这个文件要放在网站上才能打开。直接双击打开，请用同一文件夹里的 ziping.html；没有的话，请打开原来的网址。");
    }
    guardInstantiation();
    guardStorage();
    watchTranslation();
    markForCopies();
    offerOwnFile();
    var module = enclosed ? bytesOf(enclosed.textContent) : glue.getAttribute("data-wasm");
    wasm_bindgen({ module_or_path: module }).then(
      function () {
        var loading = document.getElementById("boot");
        if (loading && !crashed) loading.parentNode.removeChild(loading);
        settled();
      },
      function (why) {
        cannotStart("程序没能启动。请刷新一次；仍打不开时，请换用" + OLDEST + "。", why);
      }
    );
  }

  document.addEventListener("DOMContentLoaded", function () {
    try {
      start();
    } catch (why) {
      cannotStart("程序没能启动。请刷新一次；仍打不开时，请换用" + OLDEST + "。", why);
    }
  });
})();
