// Our own lint rules. `no-ambient-world`: time, chance and environment come from ctx, so that a test can hold them still.
const noAmbientWorld = {
  meta: { type: 'problem' },
  create(context) {
    const report = (node, what) =>
      context.report({
        node,
        message: `${what} is not for this file: take time, ids and randomness from ctx, settings from the config.`,
      })
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node, 'new Date() without arguments')
      },
      MemberExpression(node) {
        const name = `${node.object.name}.${node.property.name ?? node.property.value}`
        const banned = [
          'Date.now',
          'Math.random',
          'process.env',
          'performance.now',
          'crypto.randomUUID',
          'crypto.getRandomValues',
        ]
        if (banned.includes(name)) report(node, name)
      },
      ImportDeclaration(node) {
        if (node.source.value !== 'node:crypto') return
        for (const item of node.specifiers) {
          if (['randomUUID', 'randomBytes', 'randomInt'].includes(item.imported?.name)) report(item, item.imported.name)
        }
      },
    }
  },
}

export default { meta: { name: 'motcua' }, rules: { 'no-ambient-world': noAmbientWorld } }
