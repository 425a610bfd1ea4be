// Sends messages through nodemailer's pool: node nodemailer.js <port> <connections> <bytes of the attachment>.
// Each line that it reads is a number of messages; it answers with that number and the microseconds it took.
const crypto = require('crypto');
const readline = require('readline');
const nodemailer = require('nodemailer');

const [port, connections, size] = process.argv.slice(2).map(Number);
const attachment = crypto.randomBytes(size);
const pool = nodemailer.createTransport({
  host: '127.0.0.1', port, secure: false, ignoreTLS: true, pool: true, maxConnections: connections, maxMessages: Infinity,
});

const message = {
  from: '"Acme SL" <facturas@acme.test>',
  to: '"Cliente SA" <compras@cliente.test>',
  subject: 'Factura F-2026/0042',
  text: 'Adjuntamos la factura F-2026/0042.',
  html: '<p>Adjuntamos la factura F-2026/0042.</p>',
  attachments: [{ filename: 'Factura.pdf', contentType: 'application/pdf', content: attachment }],
};

async function send(count) {
  let next = 0;
  const feed = async () => {
    while (next++ < count) {
      await pool.sendMail(message);
    }
  };
  // Twice as many as there are connections, so that none ever waits.
  await Promise.all(Array.from({ length: 2 * connections }, feed));
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint();
    await send(Number(line));
    console.log(`${line} ${(process.hrtime.bigint() - start) / 1000n}`);
  }
  pool.close();
})();
