// A thread that the product starts under Jest runs our TypeScript as programs under test do: Jest compiles nothing for it.
process.execArgv = [...process.execArgv.filter((option) => option !== '--experimental-vm-modules'), '--import', new URL('./typescript.mjs', import.meta.url).href];
