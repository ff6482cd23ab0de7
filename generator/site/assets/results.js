/* Built from generator/player. Do not edit. */
"use strict";(()=>{})();
