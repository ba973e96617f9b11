export { CardScan } from '#ui/card-scan/card-scan.tsx'
