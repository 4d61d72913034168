// Run as a process of its own with TMPDIR set: the package unpacks into the temporary folder of its process, takes whatever
// lies there already, and changes the environment of whoever imports it. The runtime's name makes it unpack the system
// libraries that small machines lack.
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
process.stdout.write(await chromium.executablePath());
