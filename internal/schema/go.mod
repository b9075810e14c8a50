module github.com/kpichain/kpichain/internal/schema

go 1.26.0

replace github.com/kpichain/kpichain => ../..

require (
	github.com/kpichain/kpichain v0.0.0-00010101000000-000000000000
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	github.com/shopspring/decimal v1.6.0
	github.com/stretchr/testify v1.12.1
)

require (
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/text v0.14.0 // indirect
)
