"""What somebody who reviews a closed session asks, ticks and signs."""
