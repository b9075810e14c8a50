// Command decimal adds two numbers and prints the sum: what a program weighs that writes
// text and uses the library's one dependency.
package main

import (
	"fmt"

	"github.com/shopspring/decimal"
)

func main() {
	fmt.Println(decimal.RequireFromString("16").Add(decimal.RequireFromString("9")))
}
