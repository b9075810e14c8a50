// Command empty does nothing: what every Go program weighs.
package main

func main() {}
