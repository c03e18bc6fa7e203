"use strict";
// Every page is whole without this.
(() => {})();
