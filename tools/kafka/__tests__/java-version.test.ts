import { javaVersionIn } from '../java'

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_391"', 1],
  ['java version "11.0.2" 2019-01-15 LTS', 11]
])('reads %s', (words, version) => {
  expect(javaVersionIn(words)).toBe(version)
})

it('reads no version where there is none', () => {
  expect(javaVersionIn('command not found')).toBeNaN()
})
