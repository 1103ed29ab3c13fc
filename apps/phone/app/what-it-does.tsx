export { WhatItDoes as default } from "../src/screens/what-it-does/what-it-does.tsx";
