const { ManagementClient } = require('authing-js-sdk');

const SUPPORT = 'customer-support';
const SHOP = 'webshop';

const management = new ManagementClient({
  userPoolId: process.env.AUTHING_USERPOOL_ID,
  secret: process.env.AUTHING_USERPOOL_SECRET,
});
const { groups, acl } = management;

/** Whoever answers customers may give their money back. */
async function allowRefunds() {
  await acl.authorizeResource({
    namespace: SHOP,
    resource: 'orders:*',
    opts: [{ targetType: 'GROUP', targetIdentifier: SUPPORT, actions: ['orders:refund'] }],
  });
}

/** Whom to tell of a refund: the accountants, and who sold the goods. */
async function peopleToTell() {
  const { list: accountants } = await groups.listUsers('finanse');
  const { list: sellers } = await groups.listUsers('sales-cn');
  return [...accountants, ...sellers];
}

function mayRefund(userId) {
  return acl.isAllowed(userId, 'orders', 'orders:refund', { namespace: 'webshop' });
}

module.exports = { allowRefunds, peopleToTell, mayRefund };
